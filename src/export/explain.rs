//! Why.
pub fn explain(page: &crate::Page) -> String {
    page.text()
}
