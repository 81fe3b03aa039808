"""The data sets: files, types of columns, mapping, and the options under which each is computed."""

RULES = [
    "first", "first-except:Direct", "last", "last-except:Direct", "last-paid", "last-paid:Webinar", "linear", "linear-per-channel", "equal-by-team", "u", "j", "inverse-j",
    "position:10/70/20", "position:20/20/60/split", "decay:7d", "decay:0.3d", "decay-by-channel:7d|Webinar=60d|E-mail=1d", "position-decay", "as:dp6-decay",
]
MILESTONES = ["w", "full-path", "u-lead", "stages:30/20/20/20/10", "as:dreamdata-w", "as:hubspot-u"]

# What a dialect cannot compute; `refusals.py` checks that it says so.
REFUSED = [("snowflake", model) for model in (
    "first-except:Direct", "last-except:Direct", "last-paid", "last-paid:Webinar", "decay-by-channel:7d|Webinar=60d|E-mail=1d",
)]

TOUCHES = {"Deal ID": "text", "Account": "text", "Date": "time", "Channel": "text", "Campaign": "text", "Team": "text"}
DEALS = {
    "Deal ID": "text", "Account": "text", "Stage": "text", "Amount": "money", "Currency": "text",
    "Lead created": "time", "Opportunity created": "time", "Close date": "time", "Segment": "text",
}
MAPPING = (
    "deal=Deal ID,account=Account,time=Date,channel=Channel,campaign=Campaign,team=Team,stage=Stage,value=Amount,"
    "currency=Currency,lead_created=Lead created,opportunity_created=Opportunity created,closed=Close date,"
    "segment=Segment"
)
SAMPLE = MAPPING + ",touch_type=Touch type,person=Person"
GOLDEN = {
    "journey_id": "text", "timestamp": "zoned", "channel": "text", "team": "text", "converted": "text", "value": "money",
}
RATES = ["--rate", "USD=0.92", "--rate", "GBP=1.17"]
DIMENSIONS = ["team", "channel", "campaign"]


def sets(samples, made, reference):
    """Name, files, mapping, options and dimensions of each data set."""
    sample_touches = {**TOUCHES, "Touch type": "text", "Person": "text"}
    all_of = []
    for name in ["conference", "b2b-year"]:
        files = [(samples / f"{name}-touches.csv", sample_touches), (samples / f"{name}-deals.csv", DEALS)]
        all_of.append((name, files, SAMPLE, RULES + MILESTONES, [([], DIMENSIONS), (["--lookback", "30d"], ["team"])]))
    options = [
        (RATES, DIMENSIONS),
        (RATES + ["--lookback", "20d", "--exclude", "channel=Direct", "--exclude", "team=Sales"], ["team", "channel", "month"]),
        (RATES + ["--exclude", "channel=Direct", "--excluded-count", "unless-alone", "--repeats", "collapse"], ["team"]),
        (RATES + ["--exclude", "channel=E-mail", "--excluded-count", "unless-last-and-alone", "--repeats", "first"],
         ["team"]),
        (RATES + ["--last-touches", "2", "--joint", "bucket"], ["team"]),
        (RATES + ["--joint", "overlay", "--keep-duplicates"], ["team", "segment"]),
        (["--closed", "2025-05-01..2025-09-30", "--touched", "2025-04-01..", "--segment", "Small"], ["team"]),
        (RATES + ["--count-late"], ["team"]),
    ]
    files = [(made / "touches.csv", TOUCHES), (made / "deals.csv", DEALS)]
    all_of.append(("made", files, MAPPING, RULES + MILESTONES, options))
    for name in ["b2c_small", "b2b_small"]:
        file = reference / name / "touchpoints.csv" if reference else None
        if file and file.is_file():
            mapping = "deal=journey_id,time=timestamp,channel=channel,team=team,outcome=converted,value=value"
            dimensions = ["team", "channel", "month"]
            all_of.append((name, [(file, GOLDEN)], mapping, RULES, [(["--zoned"], dimensions), (["--zoned", "--lookback", "7d"], ["channel"])]))
    return all_of
