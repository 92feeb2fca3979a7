@echo off
rem What `make run` does, for Windows without make.
cd /d "%~dp0"
if exist .env for /f "usebackq eol=# delims=" %%s in (".env") do set "%%s"
if not exist .venv\Scripts\python.exe py -3.11 -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check -r requirements.txt || exit /b 1
.venv\Scripts\python -m analytics demo --if-empty || exit /b 1
.venv\Scripts\python app.py
