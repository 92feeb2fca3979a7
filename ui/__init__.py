"""Everything that knows Streamlit and Plotly: the frame, the filters, the words, and how a figure is drawn."""
