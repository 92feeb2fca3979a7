"""Campus Guard's data side: reports in, figures out. Runs without Streamlit."""
