import logging

logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells each step of its start-up
