//! A page as plain text for a terminal.
