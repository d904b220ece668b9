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
# # What is in the archive
#
# Which plans lie in the archive, for which years, how they were read, and what the program
# did not understand. It reads the dataset in `data/curated`, or the one that the variable
# `TILTAK_DATASET` names. Nothing is fetched from anywhere.

# %%
import altair as alt
import pandas as pd
from look import chart_width, dataset_root, short

import extract

ROOT = dataset_root()
documents = extract.read("documents", ROOT)
plans = extract.read("plans", ROOT)
measures = extract.read("measures", ROOT)
deadlines = extract.read("deadlines", ROOT)
statuses = extract.read("statuses", ROOT)
print(
    f"{len(documents)} documents, {len(plans)} plans in them "
    f"({plans['same_as'].notna().sum()} of these are renditions of another), "
    f"{len(measures)} measures, {len(deadlines)} deadlines, {len(statuses)} statuses"
)

# %% [markdown]
# ## Coverage: documents by source and year
#
# A document is `extracted` when measures were found, `no_measures` when it could be read but
# holds none (an invitation to a meeting, say), and `quarantined` when it could not be read.
# **The plot** has a row for each source and a column for each first plan year; the figure is
# the number of documents, and documents without a plan stand in the column “no plan”.

# %%
year_of = plans.drop_duplicates("document_id").set_index("document_id")["year"]
covered = documents.assign(
    year=[
        "no plan" if pd.isna(year_of.get(d)) else str(year_of.get(d))
        for d in documents["document_id"]
    ]
)
coverage = covered.groupby(["source", "year"]).size().reset_index(name="documents")
base = alt.Chart(coverage).encode(
    x=alt.X("year:N", title="first plan year", axis=alt.Axis(labelAngle=0)),
    y=alt.Y("source:N", title=None),
)
(
    base.mark_rect(stroke="white").encode(
        color=alt.Color(
            "documents:Q", legend=None, scale=alt.Scale(range=["#e6f0f5", "#6fb0cc"], domainMin=0)
        )
    )
    + base.mark_text(fontSize=13).encode(text="documents:Q")
).properties(width=chart_width(), title="Documents by source and first plan year")

# %% [markdown]
# ## How the documents were read
#
# **The plot** counts documents by outcome, and the colour shows where their text came from:
# a text layer of their own (`native`), character recognition (`ocr`), or none.

# %%
outcomes = documents.groupby(["outcome", "text_layer"]).size().reset_index(name="documents")
alt.Chart(outcomes).mark_bar().encode(
    x=alt.X("documents:Q", title="documents", axis=alt.Axis(tickMinStep=1)),
    y=alt.Y("outcome:N", title=None),
    color=alt.Color("text_layer:N", title="text", scale=alt.Scale(scheme="tableau10")),
).properties(width=chart_width(), title="Outcome of reading")

# %% [markdown]
# Documents without measures, and why:

# %%
documents.loc[documents["outcome"] != "extracted", ["file_name", "outcome", "reason"]]

# %% [markdown]
# ## Layouts
#
# **The plot** counts measures by the layout family in which they were found, and shows how
# sure the program is of them: every stroke is a measure, to the right is surer.

# %%
sure = measures[["layout", "confidence", "title"]].copy()
sure["confidence"] = sure["confidence"].astype(float)
bars = (
    alt.Chart(sure)
    .mark_bar()
    .encode(
        x=alt.X("count():Q", title="measures"),
        y=alt.Y("layout:N", sort="-x", title=None),
    )
    .properties(width=chart_width() / 2, title="Measures by layout")
)
strokes = (
    alt.Chart(sure)
    .mark_tick(thickness=2)
    .encode(
        x=alt.X("confidence:Q", scale=alt.Scale(domain=[0, 1]), title="confidence"),
        y=alt.Y(
            "layout:N", sort=alt.EncodingSortField(op="count", order="descending"), title=None
        ),
    )
    .properties(width=chart_width() / 3, title="Confidence")
)
bars | strokes

# %% [markdown]
# ## What was not understood
#
# A deadline that names no time the program knows is `unresolved`; a status that it has no word
# for is `unknown`. Their printed text is kept. **The plot** shows, for each first plan year,
# how many of the deadlines and statuses were understood.

# %%
understood = pd.concat(
    [
        deadlines.assign(field="deadlines", understood=deadlines["kind"] != "unresolved"),
        statuses.assign(field="statuses", understood=statuses["state"] != "unknown"),
    ]
)[["field", "year", "understood"]]
understood["understood"] = understood["understood"].map({True: "understood", False: "not"})
counted = understood.groupby(["field", "year", "understood"]).size().reset_index(name="texts")
alt.Chart(counted).mark_bar().encode(
    x=alt.X("texts:Q", title="printed texts"),
    y=alt.Y("year:O", title="first plan year"),
    color=alt.Color(
        "understood:N",
        title=None,
        scale=alt.Scale(domain=["understood", "not"], range=["#4c8fb0", "#d1495b"]),
    ),
    column=alt.Column("field:N", title=None),
).properties(width=chart_width() / 2.4)

# %% [markdown]
# The texts themselves, the most frequent first. A new word for one of them is a line in
# `src/extract/words/`.

# %%
left = pd.concat(
    [
        deadlines.loc[deadlines["kind"] == "unresolved", ["text"]].assign(field="deadline"),
        statuses.loc[statuses["state"] == "unknown", ["text"]].assign(field="status"),
    ]
)
left["text"] = left["text"].map(short)
left.value_counts().reset_index(name="times").head(20)

# %% [markdown]
# ## Measures that are least sure
#
# Worth a look on the evidence pages (`tiltak review`) first.

# %%
least = measures.sort_values(["confidence", "measure_id"]).head(10)
least.assign(title=least["title"].map(short))[["confidence", "year", "number", "title", "layout"]]
