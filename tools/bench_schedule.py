"""How long the schedule takes to be read after years of runs, as each scan and status does.

python tools/bench_schedule.py --boards 2000 --days 365
"""

import argparse
import tempfile
from pathlib import Path
from time import perf_counter

from sqlalchemy import text

from adcrawler.storage import embedded
from adcrawler.storage.database import Database, parse_url
from adcrawler.storage.health import read_activity, suspicious
from adcrawler.storage.runs import last_runs

RUNS = """
INSERT INTO run (board, site, worker, machine, started_at, finished_at, outcome)
SELECT 'b' || board, 's' || board, 'anna', 'a', now() - day * interval '1 day',
       now() - day * interval '1 day' + interval '10 s',
       CASE WHEN board % 20 = 0 THEN 'failed' ELSE 'ok' END
FROM generate_series(:days, 1, -1) AS day, generate_series(1, :boards) AS board
"""


def fill(database: Database, boards: int, days: int) -> None:
    """Have had each board crawled once a day, every twentieth in vain."""
    with database.connect() as connection, connection.begin():
        connection.execute(text(RUNS), {"boards": boards, "days": days})
        connection.execute(text("ANALYZE run"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--boards", type=int, default=2000)
    parser.add_argument("--days", type=int, default=365)
    options = parser.parse_args()
    names = [f"b{number}" for number in range(1, options.boards + 1)]
    with tempfile.TemporaryDirectory() as folder:
        database = Database(parse_url(embedded.start(Path(folder))))
        database.upgrade()
        fill(database, options.boards, options.days)
        begin = perf_counter()
        last_runs(database, names)
        schedule = perf_counter()
        suspicious(database, names, 3)
        read_activity(database)
        end = perf_counter()
        print(f"{options.boards * options.days:,} runs of {options.boards:,} boards")
        print(f"schedule {schedule - begin:.2f} s, health besides {end - schedule:.2f} s")
        database.close()
        embedded.stop_using(Path(folder))


if __name__ == "__main__":
    main()
