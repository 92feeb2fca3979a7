#!/bin/sh
# Writes the files of this folder again, with LibreOffice: sh make.sh
set -eu
cd "$(dirname "$0")"
written() { soffice --headless --convert-to "$1" --outdir . ledger.fods; }
written xlsx:"Calc MS Excel 2007 XML"
written xls:"MS Excel 97"
written ods
for form in utf-8:76 gb18030:85; do
  # Comma, double quote, encoding, as shown on the screen, the second sheet.
  written "csv:Text - txt - csv (StarCalc):44,34,${form#*:},1,,0,false,true,false,false,false,2"
  mv ledger-*.csv "${form%:*}.csv"
done
# LibreOffice 7.4 writes no byte order mark; Excel and later versions do.
{ printf '\357\273\277'; cat utf-8.csv; } > utf-8-bom.csv
