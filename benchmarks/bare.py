"""The least that a page with a chart can be: what overview's cold load is compared with."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Bar(x=["2021-04", "2021-05", "2021-06"], y=[3, 5, 4])))
