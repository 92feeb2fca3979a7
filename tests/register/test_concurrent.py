"""Several processes and threads file at once: every report arrives, and arrives once."""

from concurrent.futures import ThreadPoolExecutor

from analytics import register, submissions
from analytics.verify import verify_truth
from tests.register.working import processes, submit_months, work_report


def test_reports_that_processes_file_at_once_all_arrive_each_once(workspace):
    units = ["PCS01", "PCS02", "PCS03", "PCS04"]
    start = processes.Barrier(len(units))
    workers = [processes.Process(target=submit_months, args=(workspace.data, unit, start)) for unit in units]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    books = register.open(workspace)
    filed = [(s.unit, s.month) for s in books.current() if s.unit in units]
    assert sorted(filed) == [(unit, f"2021-{month:02d}") for unit in units for month in range(5, 13)]
    # The one file that all four filed for the same unit and month counts once; the other three were recognised.
    assert len(books.history(unit="ZSX01")) == 1
    assert len(books.audit()) == 4 * 8 + 1
    assert verify_truth(workspace).ok


def test_the_same_file_filed_by_threads_at_once_counts_once(workspace):
    def file(_attempt):
        return submissions.submit(workspace, work_report(3), "work.csv", "work", "PCS01", "2021-05", actor="王")

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(file, range(8)))
    assert all(outcome.accepted for outcome in outcomes)
    assert {outcome.submission.id for outcome in outcomes} == {1}
    assert [outcome.repeated for outcome in outcomes].count(False) == 1
    assert len({path.name.partition(".")[0] for path in workspace.rows.rglob("*.parquet")}) == 1
