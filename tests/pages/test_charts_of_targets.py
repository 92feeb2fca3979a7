"""Small multiples and bars of progress: what they keep apart, and what they leave out."""

from streamlit.testing.v1 import AppTest


def drawn(values, **how):
    """The figure of panels with the given lines, made in a session of its own."""

    def script(values, how):
        import streamlit as st

        from ui.charts import Line, Panel, multiples

        panels = [
            Panel(f"P{i}", [Line(f"L{j}", line, [""] * 2, style=j) for j, line in enumerate(lines)], 1, i in how["own"])
            for i, lines in enumerate(values)
        ]
        figure = multiples(panels, ["2021-04", "2021-05"], alike=how["alike"])
        st.json(figure.to_plotly_json() if figure is not None else {})

    import json

    app = AppTest.from_function(script, args=(values, {"own": (), "alike": True} | how), default_timeout=60).run()
    assert not app.exception
    return json.loads(app.json[0].value)


def test_panels_that_are_alike_share_a_scale_and_one_of_its_own_does_not():
    layout = drawn([[[0.9, 0.95]], [[0.8, 1.0]], [[0.1, 0.2]]], own=(2,))["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    assert layout["yaxis3"]["range"][0] < 0.1 < layout["yaxis"]["range"][0]
    assert [layout[f"yaxis{i}"]["showticklabels"] for i in ("", 2, 3)] == [True, False, True]


def test_panels_that_differ_have_scales_of_their_own():
    layout = drawn([[[0.9, 0.95]], [[0.1, 0.2]]], alike=False)["layout"]
    assert layout["yaxis"]["range"] != layout["yaxis2"]["range"]


def test_a_month_that_is_not_known_is_a_gap_and_nothing_known_is_no_figure():
    assert drawn([[[None, 0.95]]])["data"][0]["y"] == [None, 0.95]
    assert drawn([[[None, None]]]) == {}


def test_lines_are_told_apart_without_their_colour_and_named_once():
    figure = drawn([[[0.9, 0.95], [0.8, 0.9]], [[0.7, 0.8], [0.6, 0.7]]])
    one, other, again, _ = figure["data"]
    assert (one["marker"]["symbol"], one["line"]["dash"]) != (other["marker"]["symbol"], other["line"]["dash"])
    assert one["line"]["color"] == again["line"]["color"]
    assert [trace["showlegend"] for trace in figure["data"]] == [True, True, False, False]
    assert not drawn([[[0.9, 0.95]]])["layout"]["showlegend"]
