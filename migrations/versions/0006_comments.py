"""What every column means."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COMMENTS = {
    "ad": {
        "id": "Ours",
        "board_id": "Where it is published",
        "url": "Its page, as last seen",
        "first_seen_at": "By a crawl",
        "last_seen_at": "By a crawl; never goes back, whatever a clock does",
        "job_id": "What it is for; the same through all versions",
        "closed_reason": "expired, gone or absent",
    },
    "ad_version": {
        "ad_id": "Whose content it is",
        "created_at": "When a crawl found it",
        "title": "Plain text",
        "company": "As published",
        "locations": "One text a place, as published",
        "date_posted": "As published, if it can be",
    },
    "audit": {
        "ad_id": "Of this ad",
        "version": "Of this version of it",
        "checklist_id": "By this state of the checklist",
        "created_at": "When it was judged",
        "score": "0 to 100",
        "grade": "A to F",
        "contact_score": "The same for the category contact; absent: nothing applies",
        "mission_score": "The same for the category mission; absent: nothing applies",
        "skills_score": "The same for the category skills; absent: nothing applies",
        "pay_score": "The same for the category pay; absent: nothing applies",
        "conditions_score": "The same for the category conditions; absent: nothing applies",
        "dates_score": "The same for the category dates; absent: nothing applies",
        "noise_score": "The same for the category noise; absent: nothing applies",
        "demands_score": "The same for the category demands; absent: nothing applies",
        "appeal_score": "The same for the category appeal; absent: nothing applies",
        "style_score": "The same for the category style; absent: nothing applies",
    },
    "board": {
        "id": "Ours",
        "created_at": "When its first ad or crawl came",
    },
    "checklist": {
        "id": "Counts the states in the order in which they came",
        "version": "Of adcrawler, and a hash of all that decides a verdict",
        "created_at": "When it first audited",
    },
    "crawl": {
        "id": "Counts the crawls in the order in which they began",
        "spider": "Its name",
        "started_at": "By the clock of the database",
        "unchanged": "Ads seen again as they were",
        "requests": "Sent to boards",
    },
    "criterion": {
        "id": "Ours",
        "name": "As adcrawler criteria lists it",
    },
    "facts": {
        "ad_id": "Of this ad",
        "version": "Of this version of it",
        "technologies": "Canonical names, in the order of the text",
        "salary_min": "As stated",
        "salary_max": "As stated; absent: open",
        "salary_period": "Of the stated amounts",
        "salary_yearly_max": "For a full-time year, to compare",
        "remote": "What the ad says of working from elsewhere",
        "contract": "What is offered",
        "contract_months": "How long a contract with an end lasts",
        "experience_years_min": "Years asked for",
        "degree": "The least that is asked for",
        "team_size": "People",
        "company_size": "People",
        "start_date": "As stated",
        "benefits": "What is offered beside the pay, in fixed words",
    },
    "fingerprint": {
        "ad_id": "Of the newest version of this ad",
    },
    "job": {
        "id": "Ours",
        "created_at": "When its first ad was stored",
    },
    "reopening": {
        "ad_id": "Whose closing did not last",
        "closed_at": "When it was closed",
        "closed_reason": "expired, gone or absent",
        "reopened_at": "When it was seen again",
    },
}


def upgrade() -> None:
    for table, comments in COMMENTS.items():
        for column, comment in comments.items():
            op.execute(f"COMMENT ON COLUMN {table}.{column} IS '{comment}'")


def downgrade() -> None:
    for table, comments in COMMENTS.items():
        for column in comments:
            op.execute(f"COMMENT ON COLUMN {table}.{column} IS NULL")
