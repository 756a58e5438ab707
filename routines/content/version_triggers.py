"""Database triggers that keep a published document as it was, whoever writes: the admin, an
ORM `update()` or plain SQL. The migration installs them on SQLite and PostgreSQL alike."""

_TABLE = "routines_routineversion"
_MESSAGE = "a published version cannot be changed"


def _changed(differs: str) -> str:
    """The condition under which an update is refused, with the database's own word for
    "differs, counting NULL". Who published may be forgotten (their account was deleted) but not
    replaced, and a withdrawal is noted once and never taken back."""

    def any_of(*names: str) -> str:
        return " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in names)

    def replaced(name: str) -> str:
        return f"(NEW.{name} IS NOT NULL AND NEW.{name} {differs} OLD.{name})"

    document = any_of("id", "routine_id", "number", "script", "published_at", "note")
    withdrawal = f"{any_of('withdrawn_at', 'withdrawn_reason')} OR {replaced('withdrawn_by_id')}"
    return (
        f"{document} OR {replaced('published_by_id')} "
        f"OR (OLD.withdrawn_at IS NOT NULL AND ({withdrawal}))"
    )


INSTALL = {
    "sqlite": [
        f"""CREATE TRIGGER published_version_update BEFORE UPDATE ON {_TABLE}
        WHEN {_changed("IS NOT")}
        BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
        f"""CREATE TRIGGER published_version_delete BEFORE DELETE ON {_TABLE}
        BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
        # INSERT OR REPLACE removes the old row without firing its delete trigger.
        f"""CREATE TRIGGER published_version_replace BEFORE INSERT ON {_TABLE}
        WHEN EXISTS (SELECT 1 FROM {_TABLE} WHERE id = NEW.id
            OR (routine_id = NEW.routine_id AND number = NEW.number))
        BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
    ],
    "postgresql": [
        f"""CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END
        $$ LANGUAGE plpgsql""",
        f"""CREATE TRIGGER published_version_update BEFORE UPDATE ON {_TABLE} FOR EACH ROW
        WHEN ({_changed("IS DISTINCT FROM")})
        EXECUTE FUNCTION refuse_change_of_published_version()""",
        f"""CREATE TRIGGER published_version_delete BEFORE DELETE ON {_TABLE} FOR EACH ROW
        EXECUTE FUNCTION refuse_change_of_published_version()""",
        f"""CREATE TRIGGER published_version_truncate BEFORE TRUNCATE ON {_TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published_version()""",
    ],
}
REMOVE = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS published_version_update",
        "DROP TRIGGER IF EXISTS published_version_delete",
        "DROP TRIGGER IF EXISTS published_version_replace",
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS published_version_update ON {_TABLE}",
        f"DROP TRIGGER IF EXISTS published_version_delete ON {_TABLE}",
        f"DROP TRIGGER IF EXISTS published_version_truncate ON {_TABLE}",
        "DROP FUNCTION IF EXISTS refuse_change_of_published_version()",
    ],
}
