# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # A plan across years
#
# What became of the measures of one series of plans: which went on, which deadlines slipped,
# how statuses changed. It takes the series with the most plans; set `SERIES` to a part of
# another name to look at that one.

# %%
import os

import altair as alt
import pandas as pd
from look import chart_width, dataset_root, short

import extract

ROOT = dataset_root()
histories = extract.histories(at_least=1, root=ROOT)
spans = histories.groupby("series")["last_year"].nunique().sort_values(ascending=False)
SERIES = os.environ.get("TILTAK_SERIES", spans.index[0])
changes = extract.compare(SERIES, root=ROOT)
lives = histories[histories["series"] == changes["series"].iloc[0]].reset_index(drop=True)
print(f"{SERIES}: {len(lives)} measures over {lives['last_year'].nunique()} plans")

# %% [markdown]
# ## From plan to plan
#
# **The plot** has a bar for each change of plan. Its parts count the measures: those that went
# on (as they were, under another number, in other words, split or merged), then new ones,
# then those that were dropped.

# %%
KINDS = ["continued", "renumbered", "reworded", "split", "merged", "new", "dropped"]
COLOURS = ["#4c8fb0", "#8fa8d6", "#a88bd0", "#e0a33c", "#b98a4a", "#5fa777", "#d1495b"]
steps = changes.groupby(["to_year", "change"]).size().reset_index(name="measures")
steps["order"] = steps["change"].map(KINDS.index)
alt.Chart(steps).mark_bar().encode(
    x=alt.X("measures:Q", title="measures", axis=alt.Axis(tickMinStep=1)),
    y=alt.Y("to_year:O", title="plan of"),
    color=alt.Color(
        "change:N", sort=KINDS, scale=alt.Scale(domain=KINDS, range=COLOURS), title=None
    ),
    order="order:Q",
).properties(width=chart_width(), title="What became of the measures")

# %% [markdown]
# ## Lifelines
#
# **The plot** has a line for each measure, from the first plan that has it to the last. The
# sign at its end says how it ended as far as the plans tell: finished, dropped
# (the plan says so), merged into another, still planned, or forgotten: gone from the plans
# without a word.

# %%
ENDS = ["finished", "dropped", "merged", "planned", "forgotten"]
END_COLOURS = ["#5fa777", "#d1495b", "#b98a4a", "#4c8fb0", "#6b6b6b"]
drawn = lives[["first_year", "last_year", "outcome"]].assign(
    label=[short(title, 48) for title in lives["title"]], place=range(len(lives))
)
line = alt.Chart(drawn).encode(
    y=alt.Y(
        "label:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(labelLimit=330),
    ),
    x=alt.X("first_year:O", title="plan of", axis=alt.Axis(labelAngle=0)),
)
(
    line.mark_rule(strokeWidth=3, color="#9aa3ad").encode(x2="last_year:O")
    + line.mark_point(size=110, opacity=1, filled=True).encode(
        x="last_year:O",
        shape=alt.Shape("outcome:N", scale=alt.Scale(domain=ENDS), title="how it ends"),
        color=alt.Color(
            "outcome:N", scale=alt.Scale(domain=ENDS, range=END_COLOURS), title="how it ends"
        ),
    )
).properties(width=chart_width() / 1.6, title="From first plan to last")

# %% [markdown]
# ## Deadlines that slip
#
# The slip of a measure is the sum of the days by which its deadline moved from plan to plan;
# only deadlines with a last day count. **The plot** shows the measures whose deadline moved,
# the longest slip first; to the right is later.

# %%
slips = lives[lives["deadline_moves"] > 0].sort_values("slip_days", ascending=False)
slips = slips[["slip_days", "deadline_moves"]].assign(
    label=[short(title, 48) for title in slips["title"]]
)
alt.Chart(slips).mark_bar().encode(
    x=alt.X("slip_days:Q", title="days later than first planned"),
    y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=330)),
    color=alt.Color("deadline_moves:O", title="times moved", scale=alt.Scale(scheme="oranges")),
).properties(width=chart_width() / 1.6, title="Slip in days")

# %% [markdown]
# In figures: the median move, and the share of moves that were to a later day.

# %%
moves = changes.loc[changes["deadline_moved"], "deadline_days"].astype(int)
pd.Series(
    {
        "moves": len(moves),
        "median days": moves.median() if len(moves) else None,
        "later": f"{(moves > 0).mean():.0%}" if len(moves) else "–",
    }
)

# %% [markdown]
# ## Status flow between years
#
# **The plot** takes every measure that went on to the next plan. Rows are its status in the
# older plan, columns in the newer one, and the figure counts measures; `none` is a plan that
# says nothing of it. A measure that stays in its row's column did not change.

# %%
went_on = changes[~changes["change"].isin(["new", "dropped"])]
flow = (
    went_on.fillna({"from_state": "none", "to_state": "none"})
    .groupby(["from_state", "to_state"])
    .size()
    .reset_index(name="measures")
)
cells = alt.Chart(flow).encode(
    x=alt.X("to_state:N", title="status in the newer plan", axis=alt.Axis(labelAngle=-30)),
    y=alt.Y("from_state:N", title="status in the older plan"),
)
(
    cells.mark_rect(stroke="white").encode(
        color=alt.Color(
            "measures:Q", legend=None, scale=alt.Scale(range=["#e6f0f5", "#6fb0cc"], domainMin=0)
        )
    )
    + cells.mark_text(fontSize=13).encode(text="measures:Q")
).properties(width=chart_width() / 1.6, title="Status from plan to plan")

# %% [markdown]
# ## The changes, one by one
#
# With the score of each link (0 to 1) and what spoke for it.

# %%
shown = ["to_year", "change", "from_number", "to_number", "to_title", "deadline_days", "score"]
table = changes[[*shown, "from_title", "explanation"]].copy()
table["to_title"] = table["to_title"].fillna(table["from_title"]).map(short)
table[[*shown, "explanation"]].head(30)
