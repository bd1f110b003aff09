//! A page as plain text for a terminal.
pub fn text(page: &crate::Page) -> String {
    page.text()
}
