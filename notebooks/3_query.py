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
# # Query it your way
#
# The dataset is a folder of Parquet files for each table. The same three questions, asked with
# pandas, with SQL in DuckDB, and with polars; the last cell of each question shows that the
# three answers are the same. Columns and types: `tiltak schema`.

# %%
# ruff: noqa: B018
import altair as alt
import duckdb
import pandas as pd
import polars as pl
from look import chart_width, dataset_root, short

ROOT = dataset_root()


def files(table: str) -> str:
    """The files of a table, all years, as a pattern that DuckDB and polars read."""
    return str(ROOT / table / "**" / "*.parquet")


def sql(query: str) -> pd.DataFrame:
    """The answer to a query; `{measures}` and so on stand for the files of a table."""
    tables = ("documents", "plans", "measures", "deadlines", "statuses", "links")
    places = {table: f"read_parquet('{files(table)}')" for table in tables}
    return duckdb.connect().execute(query.format(**places)).df()


def are_same(*answers: pd.DataFrame) -> bool:
    """The answers hold the same rows in the same order, whatever wrote their types."""
    rows = [[tuple(map(str, row)) for row in a.itertuples(index=False)] for a in answers]
    return all(each == rows[0] for each in rows)


# %% [markdown]
# ## 1. How many measures are there for each year, renditions counted once?

# %%
measures = pd.read_parquet(ROOT / "measures")
plans = pd.read_parquet(ROOT / "plans")
counted = plans.loc[plans["same_as"].isna(), "plan_id"]
per_year_pandas = (
    measures[measures["plan_id"].isin(counted)]
    .groupby("year")
    .size()
    .reset_index(name="measures")
    .sort_values("year")
)
per_year_pandas

# %%
per_year_sql = sql("""
    select m.year, count(*) as measures
    from {measures} m join {plans} p using (plan_id)
    where p.same_as is null and m.year is not null
    group by m.year order by m.year
""")
per_year_sql

# %%
per_year_polars = (
    pl.scan_parquet(files("measures"))
    .join(
        pl.scan_parquet(files("plans")).filter(pl.col("same_as").is_null()),
        on="plan_id",
        how="semi",
    )
    .filter(pl.col("year").is_not_null())
    .group_by("year")
    .agg(pl.len().alias("measures"))
    .sort("year")
    .collect()
)
per_year_polars

# %%
assert are_same(per_year_pandas, per_year_sql, per_year_polars.to_pandas())
alt.Chart(per_year_sql).mark_bar().encode(
    x=alt.X("year:O", title="first plan year", axis=alt.Axis(labelAngle=0)),
    y=alt.Y("measures:Q", title="measures"),
).properties(width=chart_width(), title="Measures for each year")

# %% [markdown]
# **The plot** shows the measures of each first plan year; a plan that lies in the archive as a
# web page and as a PDF counts once.
#
# ## 2. Who answers for the most measures?
#
# `responsible` is a list: one entry for each party, as printed.

# %%
parties_pandas = (
    measures.explode("responsible")
    .dropna(subset="responsible")
    .groupby("responsible")["measure_id"]
    .nunique()
    .reset_index(name="measures")
    .sort_values(["measures", "responsible"], ascending=[False, True])
    .head(8)
)
parties_pandas

# %%
parties_sql = sql("""
    select responsible, count(distinct measure_id) as measures
    from (select measure_id, unnest(responsible) as responsible from {measures})
    group by responsible order by measures desc, responsible limit 8
""")
parties_sql

# %%
parties_polars = (
    pl.scan_parquet(files("measures"))
    .select("measure_id", "responsible")
    .explode("responsible")
    .drop_nulls()
    .group_by("responsible")
    .agg(pl.col("measure_id").n_unique().alias("measures"))
    .sort(["measures", "responsible"], descending=[True, False])
    .head(8)
    .collect()
)
parties_polars

# %%
assert are_same(parties_pandas, parties_sql, parties_polars.to_pandas())
alt.Chart(parties_sql).mark_bar().encode(
    x=alt.X("measures:Q", title="measures", axis=alt.Axis(tickMinStep=1)),
    y=alt.Y("responsible:N", sort=None, title=None, axis=alt.Axis(labelLimit=300)),
).properties(width=chart_width() / 1.5, title="Measures by responsible party")

# %% [markdown]
# **The plot** lists the parties that are named most often, with every rendition counted. One
# body may be printed in several ways; nothing is joined here.
#
# ## 3. Which measures went on from one plan to the next, and how much was their deadline moved?
#
# `links` says which measure continues which. The deadline is the last of those that hold for
# the measure as a whole.

# %%
deadlines = pd.read_parquet(ROOT / "deadlines")
links = pd.read_parquet(ROOT / "links")
whole = deadlines[deadlines["scope"].isna() & deadlines["end_date"].notna()]
ends = whole.groupby("measure_id")["end_date"].max().rename("day")
linked = links.join(ends, on="measure_id", how="inner").join(
    ends.rename("day_before"), on="previous_measure_id", how="inner"
)
linked["days"] = pd.to_datetime(linked["day"]) - pd.to_datetime(linked["day_before"])
moved_pandas = (
    linked.assign(days=linked["days"].dt.days)
    .groupby("relation")
    .agg(measures=("days", "size"), days=("days", "sum"))
    .reset_index()
    .sort_values("relation")
)
moved_pandas

# %%
moved_sql = sql("""
    with ends as (
        select measure_id, max(end_date) as day from {deadlines}
        where scope is null and end_date is not null group by measure_id
    )
    select relation, count(*) as measures, sum(b.day - a.day)::int as days
    from {links} l
    join ends a on a.measure_id = l.previous_measure_id
    join ends b on b.measure_id = l.measure_id
    group by relation order by relation
""")
moved_sql

# %%
ends_polars = (
    pl.scan_parquet(files("deadlines"))
    .filter(pl.col("scope").is_null() & pl.col("end_date").is_not_null())
    .group_by("measure_id")
    .agg(pl.col("end_date").max().alias("day"))
)
moved_polars = (
    pl.scan_parquet(files("links"))
    .join(ends_polars, on="measure_id")
    .join(ends_polars, left_on="previous_measure_id", right_on="measure_id", suffix="_before")
    .group_by("relation")
    .agg(
        pl.len().alias("measures"),
        (pl.col("day") - pl.col("day_before")).dt.total_days().sum().alias("days"),
    )
    .sort("relation")
    .collect()
)
moved_polars

# %%
assert are_same(moved_pandas, moved_sql, moved_polars.to_pandas())
alt.Chart(moved_sql.assign(mean=moved_sql["days"] / moved_sql["measures"])).mark_bar().encode(
    x=alt.X("mean:Q", title="mean days that the deadline moved"),
    y=alt.Y("relation:N", title=None),
).properties(width=chart_width() / 1.5, title="How far deadlines moved, by relation")

# %% [markdown]
# **The plot** shows by how many days, on average, the deadline of a linked measure moved.
#
# `extract.compare` and `extract.histories` answer this and more in one line; see the notebook
# on years.

# %%
titles = measures.set_index("measure_id")["title"].map(short)
links.assign(
    earlier=links["previous_measure_id"].map(titles), later=links["measure_id"].map(titles)
)[["relation", "score", "earlier", "later"]].head(10)
