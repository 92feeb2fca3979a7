"""通报报告: choosing the months, reading the text, taking the files away."""
