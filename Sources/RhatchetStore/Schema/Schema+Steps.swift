extension Schema {
    /// Step n leads to version n; none is changed once it is released.
    static let steps = [Self.log + Self.outbox, Self.projection + Self.index + Self.host]

    /// Lines are only ever added, after the last: the triggers refuse the rest, whoever asks.
    private static let log = """
        CREATE TABLE log (
            sequence INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            boot INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            body TEXT NOT NULL,
            hash TEXT NOT NULL
        );
        CREATE TRIGGER log_is_append_only BEFORE UPDATE ON log
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER log_keeps_everything BEFORE DELETE ON log
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
        -- REPLACE deletes without asking the trigger above.
        CREATE TRIGGER log_grows_at_its_end BEFORE INSERT ON log
            WHEN NEW.sequence <= (SELECT max(sequence) FROM log)
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

        """

    private static let outbox = """
        CREATE TABLE outbox (
            sequence INTEGER NOT NULL REFERENCES log,
            place INTEGER NOT NULL,
            progress TEXT NOT NULL,
            body TEXT NOT NULL,
            result TEXT,
            PRIMARY KEY (sequence, place)
        );
        CREATE INDEX outbox_open ON outbox (sequence, place) WHERE progress IN ('pending', 'intended');
        """

    /// What the log comes to: derived, and made again from it at any time.
    private static let projection = """
        CREATE TABLE standing (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            boot INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            opened INTEGER NOT NULL,
            policy TEXT NOT NULL,
            unavailable TEXT NOT NULL
        );
        CREATE TABLE models (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE incidents (
            id INTEGER PRIMARY KEY,
            model TEXT NOT NULL,
            state TEXT NOT NULL,
            lane TEXT NOT NULL,
            round INTEGER NOT NULL,
            category TEXT NOT NULL,
            severity TEXT NOT NULL,
            review TEXT NOT NULL,
            repair TEXT NOT NULL,
            fix_class TEXT,
            opened_at INTEGER NOT NULL,
            since INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            opened_by INTEGER,
            body TEXT NOT NULL
        );
        CREATE INDEX incidents_open ON incidents (id) WHERE is_open;
        CREATE INDEX incidents_of_model ON incidents (model, id);

        """

    /// What each line is about; derived as well.
    private static let index = """
        CREATE TABLE about (sequence INTEGER PRIMARY KEY, incident INTEGER, model TEXT, name TEXT NOT NULL);
        CREATE INDEX about_incident ON about (incident, sequence) WHERE incident IS NOT NULL;
        CREATE INDEX about_model ON about (model, sequence) WHERE model IS NOT NULL;
        CREATE INDEX about_name ON about (name, sequence);
        """

    /// Which machine writes a store that lies where several could reach it.
    private static let host = "CREATE TABLE host (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL);"
}
