//! A page as one HTML file.
pub fn html(page: &crate::Page) -> String {
    page.text()
}
