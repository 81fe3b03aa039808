"""A made-up data set with what is hard: ties, joint touches, several deals an account, three currencies, duplicates."""

import csv
import random
from datetime import datetime, timedelta

CHANNELS = ["Direct", "E-mail", "Ads", "(direct) / (none)", "Связи", "Call; demo", "O'Neil \"x\""]
TEAMS = ["Sales", "Marketing", "Sales + Marketing", "Marketing 70% / SDR 30%", "Partner 33% / Sales 33% / SDR 34%", "",
         " / ".join(f"{team} 5%" for team in ["Sales", "SDR", "Partner"] * 5) + " / Agency 25%"]
CAMPAIGNS = ["Spring", "Autumn", ""]


def write(folder, deals=400, seed=7):
    """Writes touches.csv and deals.csv; the same bytes for the same seed."""
    draw = random.Random(seed)
    start = datetime(2025, 1, 1)
    touches, rows = [], []
    for number in range(deals):
        account = f"A-{number // 3}"
        created = start + timedelta(days=draw.randint(40, 300))
        closed = created + timedelta(days=draw.randint(1, 90))
        lead = created - timedelta(days=draw.randint(0, 30), minutes=draw.randint(1, 900))
        stage = draw.choice(["Closed Won", "Closed Won", "Closed Lost", "Negotiation"])
        currency = draw.choice(["EUR", "EUR", "EUR", "USD", "GBP"])
        rows.append([
            f"D-{number}", account, stage, f"{draw.randint(1, 9_999_999) / 100:.2f}", currency,
            "" if draw.random() < 0.2 else lead.strftime("%Y-%m-%d %H:%M:%S"),
            "" if draw.random() < 0.2 else created.strftime("%Y-%m-%d %H:%M:%S"),
            closed.strftime("%Y-%m-%d"), draw.choice(["Enterprise", "Small", ""]),
        ])
        for _ in range(draw.choice([0, 1, 1, 2, 2, 3, 5, 9])):
            # Whole hours on few days, so that several touches are at one instant.
            time = closed - timedelta(days=draw.choice([0, 0, 1, 1, 7, 30, 100, -2]), hours=draw.randint(-3, 3))
            by_account = draw.random() < 0.3
            touch = [
                "" if by_account else f"D-{number}", account, time.strftime("%Y-%m-%d %H:%M:%S"),
                draw.choice(CHANNELS), draw.choice(CAMPAIGNS), draw.choice(TEAMS),
            ]
            touches.append(touch)
            if draw.random() < 0.1:
                touches.append(list(touch))
    for name, head, lines in [
        ("touches", ["Deal ID", "Account", "Date", "Channel", "Campaign", "Team"], touches),
        ("deals", ["Deal ID", "Account", "Stage", "Amount", "Currency", "Lead created", "Opportunity created",
                   "Close date", "Segment"], rows),
    ]:
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(head)
            writer.writerows(lines)
