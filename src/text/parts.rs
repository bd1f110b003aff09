//! Tells what each paragraph is to the article. Takes paragraphs, gives them with their parts; what is not plainly something else
//! is body, because a quote in a wrong "credit" would be lost.

use crate::entity::PartKind;
use crate::lexicon::boilerplate::Boilerplate;
use crate::lexicon::line_patterns::{Place, Shape};
use crate::resources::Resources;
use crate::span::Span;
use crate::text::aside::Zone;
use crate::text::line::Line;
use crate::text::paragraph::Paragraph;
use crate::text::{aside, blocks, dateline, site, writer};
use crate::timex::Timexes;

/// The paragraphs of `source` with their parts.
pub(super) fn classify(source: &str, blocks: &[Span], timexes: &Timexes, resources: &Resources) -> Vec<Paragraph> {
    let page = Page::new(source, blocks, timexes, resources);
    let mut parts: Vec<_> = (0..page.lines.len()).map(|at| page.own_part(at)).collect();
    site::take_menus(&page.lines, page.first_prose, page.last_prose, &mut parts);
    page.take_links(&mut parts);
    page.take_tail(&mut parts);
    page.take_writers(&mut parts);
    page.take_pictures(&mut parts);
    page.take_titles(&mut parts);
    page.take_subheads(&mut parts);
    page.paragraphs(&parts)
}

/// Index of the first paragraph of the text: the first sentence of some length that does not stand above who wrote the text.
fn first_text(lines: &[Line], of_text: &dyn Fn(&Line) -> bool, resources: &Resources) -> usize {
    let next = |from: usize| (from..lines.len()).find(|&at| of_text(&lines[at])).unwrap_or(lines.len());
    let is_byline = |line: &Line| {
        let shape = || resources.patterns.shape(line.text, &line.folded, Place::Top);
        line.words <= MOST_NAMED && shape().is_some_and(|shape| shape.part == PartKind::Byline)
    };
    let first = next(0);
    // A deck, and perhaps what a picture shows.
    let mut end = first;
    for _ in 0..2 {
        let after = next(end + 1);
        let short = lines.get(end).is_some_and(|line| line.words <= MOST_SAID && !line.quotes);
        if first == 0 || after >= lines.len() || !short {
            break;
        }
        if lines[end + 1..after].iter().take(FROM_DECK).any(is_byline) {
            return after;
        }
        end = after;
    }
    first
}

/// Whether a sentence is one that a site says to its reader: "We and our 800 partners store information on a device."
fn is_of_site(line: &Line, resources: &Resources) -> bool {
    let said = || line.words <= MOST_WARNED && !line.quotes && !resources.boilerplate.tells(&line.folded);
    let phrase = || resources.boilerplate.start(&line.folded).map(|start| start.part);
    let shape = || resources.patterns.shape(line.text, &line.folded, Place::Top).map(|shape| shape.part);
    said() && phrase().or_else(shape) == Some(PartKind::Other)
}

/// Paragraphs at the text's ends that may be credits without a mark of their own.
const END: usize = 5;
/// Paragraphs at the start among which a dateline may lack its year.
const TOP: usize = 10;
/// Most short lines before the text.
const MOST_TITLES: usize = 40;
/// Most words of a title that nothing else shows to be one.
const LONGEST_TITLE: usize = 24;
/// Words of a title among the lines of a menu, if one has so many.
const LONG_TITLE: usize = 6;
/// Fewest words of a sentence that is text and not what a site says.
const SHORT_TEXT: usize = 6;
/// Most lines between a title and who wrote the text.
const FROM_TITLE: usize = 4;
/// Most words of a sentence that a site says to its reader.
const MOST_SAID: usize = 25;
/// Most links below the text that nothing of the site stands above.
const FEW_LINKS: usize = 6;
/// Most words of a line that ends like a sentence and names who wrote the text.
const MOST_NAMED: usize = 5;
/// Most words of the name of an agency that has a picture.
const AGENCY: usize = 3;
/// Most lines that tell of one picture.
const PICTURE: usize = 2;
/// Most words of a sentence of a site above or below a text.
const MOST_WARNED: usize = 35;
/// Most lines between a deck and who wrote the text.
const FROM_DECK: usize = 8;
/// Most links under one heading.
const MOST_LINKS: usize = 12;

struct Page<'a> {
    source: &'a str,
    timexes: &'a Timexes<'a>,
    resources: &'a Resources,
    lines: Vec<Line<'a>>,
    /// What each line is by its shape.
    shapes: Vec<Option<Shape>>,
    /// Index of the first paragraph that is plainly text.
    first_prose: usize,
    /// One past the last such paragraph, comments of readers aside.
    last_prose: usize,
    /// Whether a paragraph is a comment of a reader, or stands beside one.
    talk: Vec<bool>,
    /// How many paragraphs have two empty lines or more before them.
    set_off: usize,
}

impl<'a> Page<'a> {
    fn new(source: &'a str, blocks: &[Span], timexes: &'a Timexes, resources: &'a Resources) -> Page<'a> {
        let lines: Vec<_> = blocks.iter().map(|&span| Line::new(source, span)).collect();
        let prose = |line: &Line| line.is_prose() && !aside::is_caption(line, &resources.boilerplate);
        // "This article was amended on Monday to correct …" may be as long as a paragraph of text.
        let text = |line: &Line| prose(line) && !aside::is_note(line, &resources.boilerplate);
        let of_text = |line: &Line| prose(line) && !is_of_site(line, resources);
        let first_prose = first_text(&lines, &of_text, resources);
        let set_off = lines.iter().filter(|line| line.is_set_off).count();
        let talk = site::talk(timexes, &lines, &resources.boilerplate);
        let is_last = |at: &usize| !talk[*at] && text(&lines[*at]) && !is_of_site(&lines[*at], resources);
        let last_prose = (0..lines.len()).rfind(is_last).map_or(0, |at| at + 1);
        let shapes = vec![None; lines.len()];
        let mut page = Page { source, timexes, resources, lines, shapes, first_prose, last_prose, talk, set_off };
        page.shapes = (0..page.lines.len()).map(|at| page.shape(at)).collect();
        page
    }

    /// What a line is by its shape. A title may look like a link, and a sentence that somebody said like what a site says.
    fn shape(&self, at: usize) -> Option<Shape> {
        let line = &self.lines[at];
        let zone = self.place(at);
        let place = match zone {
            Zone::First | Zone::Top => Place::Top,
            Zone::Middle => Place::Middle,
            Zone::End => Place::End,
        };
        // What is plainly text stays text, unless a phrase says otherwise.
        let text = line.is_prose() && (zone == Zone::Middle || line.words > MOST_SAID);
        if text || line.quotes || (line.sentence && self.boilerplate().tells(&line.folded)) {
            return None;
        }
        let shaped = |place: Place| self.resources.patterns.shape(line.text, &line.folded, place);
        let bracketed = line.text.trim_end_matches('.').ends_with([')', ']']);
        let shape = shaped(place).or_else(|| if bracketed { shaped(Place::Bracketed) } else { None })?;
        if shape.part == PartKind::Byline && line.sentence && line.words > MOST_NAMED {
            return None;
        }
        (zone != Zone::First || shape.heads || shape.part != PartKind::Related).then_some(shape)
    }

    fn boilerplate(&self) -> &'a Boilerplate {
        &self.resources.boilerplate
    }

    fn place(&self, at: usize) -> Zone {
        match at {
            0 => Zone::First,
            _ if at < self.first_prose => Zone::Top,
            _ if at > self.first_prose && (at + END >= self.lines.len() || at >= self.last_prose) => Zone::End,
            _ => Zone::Middle,
        }
    }

    /// The part that a paragraph has by its own words.
    fn own_part(&self, at: usize) -> Option<PartKind> {
        let line = &self.lines[at];
        if self.talk[at] || (line.words == 0 && !line.text.contains(char::is_alphanumeric)) {
            return Some(PartKind::Other);
        }
        if line.folded.is_empty() {
            return None;
        }
        if let Some(stamp) = dateline::is_line(self.timexes, line.span)
            && (stamp.sure || at < TOP)
        {
            return Some(PartKind::Dateline);
        }
        if let Some(part) = self.boilerplate().whole(&line.folded) {
            return Some(if part == PartKind::Byline && at > self.first_prose { PartKind::Credit } else { part });
        }
        if line.quotes {
            return None;
        }
        if at < TOP && dateline::is_places(line.text, &self.resources.gazetteer) && self.follows_byline(at) {
            return Some(PartKind::Dateline);
        }
        if let Some(shape) = self.shapes[at] {
            return Some(shape.part);
        }
        let place = self.place(at);
        aside::by_start(line, self.boilerplate(), place).or_else(|| aside::by_mark(line, self.boilerplate(), place))
    }

    /// Whether links stand below the line.
    fn is_heading(&self, at: usize) -> bool {
        self.shapes[at].is_some_and(|shape| shape.heads) || aside::is_heading(&self.lines[at], self.boilerplate())
    }

    /// Gives names right below the title to who wrote the text: "Simon Garland".
    fn take_writers(&self, parts: &mut [Option<PartKind>]) {
        let titled = |at: usize| parts[at].is_none() && self.lines[at].words >= 4 && self.lines[at].text.len() <= 220;
        let Some(title) = (0..self.first_prose.min(parts.len())).find(|&at| titled(at)) else { return };
        let end = parts.len().min(self.first_prose.max(title + 2)).min(title + 1 + FROM_TITLE);
        let stamped: Vec<_> = (title..end + 1).filter(|&at| parts.get(at) == Some(&Some(PartKind::Dateline))).collect();
        for (at, part) in parts.iter_mut().enumerate().take(end).skip(title + 1) {
            let line = &self.lines[at];
            let shape = || self.resources.patterns.shape(line.text, &line.folded, Place::Below);
            let found = shape().and_then(|shape| match shape.part {
                PartKind::Byline => writer::part(self.source, line.text, self.resources),
                PartKind::Caption => (self.first_prose < self.lines.len()).then_some(PartKind::Caption),
                part => Some(part),
            });
            // "Harbour Post" above the day is whose article it is.
            let source =
                || (line.words <= 3 && line.is_title_like() && stamped.contains(&(at + 1))).then_some(PartKind::Byline);
            *part = part.or(found).or_else(source);
        }
    }

    /// Gives the lines below the bare name of an agency to the picture that it has: what it shows, and the words under it.
    fn take_pictures(&self, parts: &mut [Option<PartKind>]) {
        let titled = |at: usize| self.lines[at].words >= 4 && self.lines[at].is_title_like();
        for at in (1..parts.len()).filter(|&at| (0..at).any(titled)) {
            let line = &self.lines[at];
            if parts[at] != Some(PartKind::Caption) || line.words > AGENCY {
                continue;
            }
            let below = (at + 1..parts.len()).take_while(|&at| parts[at].is_none() && titled(at));
            let below: Vec<_> = below.take(PICTURE).collect();
            let stamped = below.last().and_then(|last| parts.get(last + 1).copied().flatten());
            if !matches!(stamped, Some(PartKind::Byline | PartKind::Dateline)) {
                below.into_iter().for_each(|at| parts[at] = Some(PartKind::Caption));
            }
        }
    }

    fn follows_byline(&self, at: usize) -> bool {
        let dated = |line: &Line| dateline::is_line(self.timexes, line.span).is_some();
        let before = self.lines[..at].iter().next_back();
        let by = |shape: &Option<Shape>| shape.is_some_and(|shape| shape.part == PartKind::Byline);
        before.is_some_and(dated) || self.shapes[..at].last().is_some_and(by)
    }

    /// Gives the lines after a heading like "RELATED:" to it, as long as they look like titles of articles. Before the text the last of
    /// them may be its title.
    fn take_links(&self, parts: &mut [Option<PartKind>]) {
        let is_title = |at: &usize| parts[*at].is_none() && self.lines[*at].words >= 4 && self.is_link(*at);
        let title = (0..self.first_prose.min(parts.len())).rfind(is_title);
        let mut at = 0;
        while at < parts.len() {
            let heads = parts[at] == Some(PartKind::Related) && self.is_heading(at);
            at += 1;
            if !heads {
                continue;
            }
            let (first, end) = (at, parts.len().min(at + MOST_LINKS));
            let takes = |at: usize, part: Option<PartKind>| match part {
                // Beneath the title of another article stands its day.
                Some(PartKind::Dateline) => at > first.max(self.first_prose),
                Some(part) => part == PartKind::Related,
                None => self.is_link(at) && Some(at) != title,
            };
            while at < end && takes(at, parts[at]) {
                parts[at] = Some(PartKind::Related);
                at += 1;
            }
        }
    }

    /// Gives what looks like titles below the text to other articles: after a line of the site, or two of them in a row.
    fn take_tail(&self, parts: &mut [Option<PartKind>]) {
        let (mut open, mut last) = (false, None);
        let tail = self.last_prose.max(self.first_prose + 1).min(parts.len());
        // More of them may be a list of the text's own, or words under pictures.
        let few = parts[tail..].iter().filter(|part| part.is_none()).count() <= FEW_LINKS;
        for at in tail..parts.len() {
            let line = &self.lines[at];
            match parts[at] {
                // "Harbour Post1 day ago" tells how old the link is that it stands beside.
                Some(PartKind::Dateline) if self.shapes[at].is_some_and(|shape| shape.part == PartKind::Dateline) => {
                    (open, parts[at]) = (true, Some(PartKind::Related))
                }
                Some(part) => open |= matches!(part, PartKind::Related | PartKind::Other | PartKind::Dateline),
                None if !self.is_linked(at, open) => (open, last) = (false, None),
                None if open => parts[at] = Some(PartKind::Related),
                None if !few || line.words < LONG_TITLE || self.lines[at - 1].text.ends_with(':') => (),
                None => match last.replace(at) {
                    Some(before) if before + 1 == at => {
                        parts[before..=at].fill(Some(PartKind::Related));
                        open = true;
                    }
                    _ => (),
                },
            }
        }
    }

    /// Whether a line below the text may be a title with a link, or its first words.
    fn is_linked(&self, at: usize, open: bool) -> bool {
        let line = &self.lines[at];
        let teaser = open && line.text.ends_with('…');
        let asks = line.text.ends_with('?') && (open || line.title_case);
        let titled = line.is_title_like() || (line.is_item() && !line.sentence) || asks || teaser;
        // "… adjourned. (ANI)" is text that ends in a signature.
        let told = line.text.contains(". ") && !teaser;
        titled && !told && (open || !line.quotes) && line.words <= LONGEST_TITLE && !self.talk[at]
    }

    fn is_link(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let question = line.text.ends_with('?') && line.title_case;
        let starts_quote = line.text.starts_with(['"', '“', '«']);
        let long = line.words >= 3 || at >= self.last_prose || at < self.first_prose;
        let item = line.is_item() && !line.sentence && line.bare().starts_with(|c: char| !c.is_lowercase());
        (line.is_title_like() || question || item) && long && line.text.len() <= 160 && !starts_quote
    }

    /// Marks the title, with a kicker or a deck, before the first paragraph of text. Among many lines (a site's menu comes first)
    /// only those of some words count.
    fn take_titles(&self, parts: &mut [Option<PartKind>]) {
        let free: Vec<_> = (0..parts.len()).filter(|&at| parts[at].is_none()).collect();
        // A run of short lines that ends in no text is a list or a poem.
        let Some(text) = free.iter().position(|&at| self.is_text(at, parts)) else { return };
        let mut titles = Vec::new();
        let mut items = false;
        for &at in free[..text].iter().take(MOST_TITLES) {
            let line = &self.lines[at];
            // What a page puts in a nutshell below the title belongs to the text.
            items = line.is_item() && (items || !titles.is_empty());
            if !items && self.is_title(at, parts, titles.is_empty()) {
                titles.push(at);
            }
        }
        let menu = titles.len() > 3;
        let titled = self.title_among(&titles);
        for line in titles {
            // "Americas" or "BREAKING NEWS" above the title names a section.
            let above = titled.is_some_and(|title| line < title);
            let of_site = above && parts[..line].contains(&Some(PartKind::Other));
            if menu && !of_site && self.lines[line].words < 4 {
                continue;
            }
            let kicker = above && (self.lines[line].words <= 2 || (menu && self.lines[line].words < LONG_TITLE));
            parts[line] = Some(if kicker { PartKind::Other } else { PartKind::Headline });
        }
    }

    /// Which of the short lines before the text is its title: the first of some length.
    fn title_among(&self, titles: &[usize]) -> Option<usize> {
        let first = |words: usize| titles.iter().copied().find(|&line| self.lines[line].words >= words);
        if titles.len() > 3 { first(LONG_TITLE).or_else(|| first(4)) } else { first(4) }
    }

    /// Whether the text may begin with a line: a sentence of some words, or what is too long for a title, and no title by what follows it.
    fn is_text(&self, at: usize, parts: &[Option<PartKind>]) -> bool {
        let line = &self.lines[at];
        let long = !line.is_title_like() && (line.words > 30 || line.text.len() > 220);
        let told = line.sentence && line.words >= SHORT_TEXT && !line.is_item();
        let opens = line.text.ends_with(':') && line.words >= 3;
        line.is_prose() || long || opens || (told && !self.is_title(at, parts, true))
    }

    fn is_title(&self, at: usize, parts: &[Option<PartKind>], first: bool) -> bool {
        let line = &self.lines[at];
        if line.is_title_like() && line.words <= LONGEST_TITLE {
            return true;
        }
        let stamped = parts.get(at + 1).is_some_and(|part| matches!(part, Some(PartKind::Byline | PartKind::Dateline)));
        let short = line.sentence && line.words <= 22 && line.text.len() <= 160 && !line.text.ends_with(';');
        let deck = !first && line.words <= 45 && stamped && line.sentence && !line.quotes;
        let asks = line.text.ends_with(['?', '!']) && line.words <= 15 && !line.is_labelled();
        let before_text = self.lines.get(at + 1).is_some_and(|next| next.words > line.words);
        deck || (first && short && (line.title_case || stamped || asks) && (before_text || stamped))
    }

    /// Marks what is set apart as a heading, and short lines between two paragraphs of text.
    fn take_subheads(&self, parts: &mut [Option<PartKind>]) {
        for at in (0..parts.len()).filter(|&at| self.is_marked(at)) {
            parts[at].get_or_insert(PartKind::Headline);
        }
        let is_text = |at: usize| self.lines[at].sentence && self.lines[at].words >= 8;
        let body: Vec<_> = (self.first_prose..parts.len()).filter(|&at| parts[at].is_none()).collect();
        for three in body.windows(3) {
            let line = &self.lines[three[1]];
            let note = aside::is_note(line, self.boilerplate());
            let short = line.is_title_like() && line.words <= 13 && line.text.len() <= 90 && !line.quotes && !note;
            if short && is_text(three[0]) && is_text(three[2]) {
                parts[three[1]] = Some(PartKind::Headline);
            }
        }
    }

    /// Whether a line has the sign of a heading: that of Markdown, or more room above it than most lines have, as the text of HTML
    /// has it (`bin/app/paste.rs`).
    fn is_marked(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let asks = line.text.ends_with(['?', '!']) && !line.is_item();
        let titled = (line.is_title_like() || asks) && line.words <= 20 && line.text.len() <= 220 && !line.quotes;
        blocks::heading_mark(line.text) > 0
            || (titled && at + 1 < self.lines.len() && line.is_set_off && self.few_are_set_off())
    }

    /// Whether no more than every other line has room above it: else it is how the text sets its paragraphs.
    fn few_are_set_off(&self) -> bool {
        self.set_off * 2 <= self.lines.len()
    }

    /// Where the site's name behind a title begins, with the bar before it: "Mill burns | Vale News".
    fn site_behind(&self, line: &Line, span: Span) -> Option<usize> {
        let shape = self.resources.patterns.shape(line.text, &line.folded, Place::Title)?;
        let title = span.of(self.source);
        let bar = title.find(" | ").or_else(|| [" - ", " – ", " — "].iter().filter_map(|dash| title.rfind(dash)).max());
        (shape.part == PartKind::Other).then_some(span.start + bar?)
    }

    /// All paragraphs; the first ones of the body without a dateline that opens them, headings without their sign and the name of the site.
    fn paragraphs(&self, parts: &[Option<PartKind>]) -> Vec<Paragraph> {
        let mut paragraphs = Vec::with_capacity(parts.len() + 1);
        let mut to_search = 3;
        for (line, part) in self.lines.iter().zip(parts) {
            let mut span = line.span;
            let mark = blocks::heading_mark(line.text);
            if *part == Some(PartKind::Headline) && mark > 0 {
                paragraphs.push(Paragraph { span: Span::new(span.start, span.start + mark), part: PartKind::Other });
                span = Span::new(span.start + mark, span.end).trim(self.source);
            }
            if *part == Some(PartKind::Headline)
                && let Some(bar) = self.site_behind(line, span)
            {
                paragraphs.push(Paragraph { span: Span::new(span.start, bar), part: PartKind::Headline });
                let rest = Span::new(bar, span.end).trim(self.source);
                paragraphs.push(Paragraph { span: rest, part: PartKind::Other });
                continue;
            }
            if part.is_none() && to_search > 0 {
                to_search -= 1;
                if let Some(end) = dateline::opening(self.timexes, self.source, span, self.resources) {
                    paragraphs.push(Paragraph { span: Span::new(span.start, end), part: PartKind::Dateline });
                    span = Span::new(end, span.end).trim(self.source);
                    to_search = 0;
                }
            }
            paragraphs.push(Paragraph { span, part: part.unwrap_or(PartKind::Body) });
        }
        paragraphs
    }
}
