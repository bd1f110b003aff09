//! Snapshots of the lists of the rail, of notices and notes, over the small page.

use expect_test::expect;
use yew::Callback;

use super::notes::{self, Notes};
use super::{Article, Notices, Progress, article, highlights, network, notices, quotes, timeline, who};
use crate::settings::Settings;
use crate::state::{Notice, Work};
use crate::tests::{lines, render, small_page, text_content};

#[test]
fn whos_who() {
    let html = render::<who::WhosWho>(|| who::Props { page: small_page(), chosen: Some(1), reader: None });
    expect![[r##"
        <input value="" type="search" id="search" placeholder="Name or role" aria-label="Search who’s who" class="find">
        <p role="status" class="found">
        </p>
        <div data-roving="" class="whos-who">
        <h3>People</h3>
        <ul>
        <li class="entry person">
        <a href="#m-1" id="who-0" data-actor="0" data-rove="" tabindex="0" aria-details="card" class="who">
        <span class="name">Anna Kovac</span> <span class="role">Minister</span>
        <svg viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true" class="strip">
        <path d="M36 0v4">
        </path>
        </svg>
        </a>
        <span class="steps">
        <button tabindex="-1" aria-label="Previous mention of Anna Kovac" class="step">‹</button>
        <span title="1 mention" class="count">1</span>
        <button tabindex="-1" aria-label="Next mention of Anna Kovac" class="step">›</button>
        </span>
        </li>
        </ul>
        <h3>Places</h3>
        <ul>
        <li class="entry place chosen">
        <a href="#m-0" id="who-1" data-actor="1" data-rove="" tabindex="-1" aria-details="card" class="who">
        <span class="name">Oslo</span>
        <svg viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true" class="strip">
        <path d="M14 0v4M78 0v4">
        </path>
        </svg>
        </a>
        <span class="steps">
        <button tabindex="-1" aria-label="Previous mention of Oslo" class="step">‹</button>
        <span title="2 mentions" class="count">2</span>
        <button tabindex="-1" aria-label="Next mention of Oslo" class="step">›</button>
        </span>
        </li>
        </ul>
        <h3>Groups</h3>
        <ul>
        <li class="entry group">
        <a href="#m-4" id="who-2" data-actor="2" data-rove="" tabindex="-1" aria-details="card" class="who">
        <span class="name">Norwegian</span>
        <svg viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true" class="strip">
        <path d="M89 0v4">
        </path>
        </svg>
        </a>
        <span class="steps">
        <button tabindex="-1" aria-label="Previous mention of Norwegian" class="step">‹</button>
        <span title="1 mention" class="count">1</span>
        <button tabindex="-1" aria-label="Next mention of Norwegian" class="step">›</button>
        </span>
        </li>
        </ul>
        </div>"##]]
    .assert_eq(&lines(&html));
}

#[test]
fn who_said_what() {
    let html = render::<quotes::WhoSaidWhat>(|| quotes::Props { page: small_page(), reader: None });
    expect![[r##"
        <div data-roving="">
        <div role="group" aria-label="Filter quotes" class="filters">
        </div>
        <div class="sayings">
        <h3 class="speaker person">
        <a href="#m-1" data-actor="0" tabindex="-1" aria-details="card" class="who">Anna Kovac</a> <span class="count">1</span>
        </h3>
        <ul>
        <li class="saying">
        <button id="said-0" data-rove="" tabindex="0" class="said direct">
        <span class="how">word for word</span> <span class="words">“No, they are Norwegian.”</span>
        </button>
        <select aria-label="Said by" title="Said by somebody else?" tabindex="-1" class="by">
        <option value="" selected="selected">✎</option>
        </select>
        </li>
        </ul>
        </div>
        </div>"##]]
    .assert_eq(&lines(&html));
}

fn list_props() -> who::Props {
    who::Props { page: small_page(), chosen: Some(1), reader: None }
}

#[test]
fn timeline_tells_words_day_and_actors() {
    let html = render::<timeline::Timeline>(list_props);
    expect![[r##"
        <div data-roving="">
        <h3>Mon 13 October 2025</h3>
        <ul>
        <li class="moment">
        <button id="when-2" data-rove="" tabindex="0" class="when">
        <span class="words">Minister Anna Kovac said on <strong>Monday</strong>: “No.”</span>
        </button>
        <span class="named person">
        <a href="#m-1" data-actor="0" data-rove="" tabindex="-1" aria-details="card" class="who">Anna Kovac</a>
        </span>
        </li>
        </ul>
        </div>"##]]
    .assert_eq(&lines(&html));
}

#[test]
fn network_says_in_words_what_it_shows() {
    let html = render::<network::Network>(list_props);
    expect![[r##"
        <div data-roving="" class="net">
        <button data-rove="" tabindex="-1" aria-pressed="false" class="enlarge">Enlarge</button>
        <svg viewBox="-160 -160 320 320" role="group" aria-label="Who appears with whom">
        <desc>Names that share sentences, with the number of sentences.</desc>
        <g class="edges">
        <path d="M62 0Q0 0 -62 0" class="w2">
        </path>
        </g>
        <g class="node person">
        <g class="own">
        <path d="M62 0Q0 0 -62 0" class="w2">
        </path>
        </g>
        <a href="#m-1" id="net-0" data-actor="0" data-rove="" transform="rotate(0)" tabindex="0" aria-details="card" aria-label="Anna Kovac, with Oslo (2)" class="who">
        <rect x="56" y="-6" width="102" height="12" rx="3">
        </rect>
        <path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0" transform="translate(62)">
        </path>
        <text x="71" y="4">Anna Kovac</text>
        </a>
        </g>
        <g class="node place chosen">
        <g class="own">
        <path d="M62 0Q0 0 -62 0" class="w2">
        </path>
        </g>
        <a href="#m-0" id="net-1" data-actor="1" data-rove="" transform="rotate(180)" tabindex="-1" aria-details="card" aria-label="Oslo, with Anna Kovac (2)" class="who">
        <rect x="56" y="-6" width="102" height="12" rx="3">
        </rect>
        <path d="M0-5L5 4h-10z" transform="translate(62)">
        </path>
        <text x="71" y="4" transform="rotate(180 71 0)" text-anchor="end">Oslo</text>
        </a>
        </g>
        </svg>
        <p class="legend">
        <span class="person">
        <svg viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0">
        </path>
        </svg>People</span>
        <span class="place">
        <svg viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M0-5L5 4h-10z">
        </path>
        </svg>Places</span>
        </p>
        </div>"##]].assert_eq(&lines(&html));
}

#[test]
fn switches_count_and_tell_their_state() {
    let settings = Settings { keys: true, ..Settings::read("underline place", "dark") };
    let html = render::<highlights::Highlights>(move || highlights::Props {
        page: Some(small_page()),
        settings,
        dispatch: Callback::noop(),
    });
    expect![[r#"
        <fieldset class="styles">
        <legend class="sr">Style of highlights</legend>
        <label>
        <input type="radio" name="style">
        <span>Full</span>
        </label>
        <label>
        <input checked type="radio" name="style">
        <span>Underline</span>
        </label>
        <label>
        <input type="radio" name="style">
        <span>Off</span>
        </label>
        </fieldset>
        <div role="toolbar" aria-label="Highlighted kinds, size and width of the text" data-roving="">
        <div class="switches">
        <button aria-pressed="true" tabindex="0" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch person">
        </span>People <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch organization">
        </span>Organizations <span class="count">0</span>
        </button>
        <button aria-pressed="false" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch place">
        </span>Places <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch group">
        </span>Groups <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch event">
        </span>Events <span class="count">0</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch date">
        </span>Dates <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch quote">
        </span>Quotes <span class="count">1</span>
        </button>
        </div>
        <div class="reading-tools">
        <select aria-label="Highlight one kind alone" tabindex="-1" data-rove="">
        <option value="" selected="selected">All kinds</option>
        <option value="person">Only people</option>
        <option value="organization">Only organizations</option>
        <option value="place">Only places</option>
        <option value="group">Only groups</option>
        <option value="event">Only events</option>
        <option value="date">Only dates</option>
        <option value="quote">Only quotes</option>
        </select>
        <div>
        <button aria-label="Smaller text, A−" tabindex="-1" data-rove="">A−</button>
        <button aria-label="Larger text, A+" tabindex="-1" data-rove="">A+</button>
        <button aria-label="Width of the text: medium" tabindex="-1" data-rove="">↔</button>
        </div>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark hovering">Cards on hover</button>
        </div>
        </div>"#]]
    .assert_eq(&lines(&html));
}

#[test]
fn notices_and_failures_are_told() {
    let props = || notices::Props {
        notices: vec![Notice::Shared, Notice::Replaced, Notice::TooLong(3_100_000)],
        work: Work::Failed("Reading failed.".into()),
        dispatch: Callback::noop(),
    };
    expect![[r#"
        <div class="notices">
        <div role="alert" class="notice failed">
        <p>Reading failed.</p>
        <button>Try again</button>
        </div>
        <div role="status" class="notice">
        <p>A visitor shared this text with you through the link, or you sent it here from another page. Dramatis has not checked who wrote it.</p>
        <button aria-label="Hide this message" class="quiet">×</button>
        </div>
        <div role="status" class="notice">
        <p>The text before this one is kept for now.</p>
        <button>Bring it back</button>
        <button>Read both as one</button>
        <button aria-label="Hide this message" class="quiet">×</button>
        </div>
        <div role="alert" class="notice failed">
        <p>That is 3.1 MB of text, and this page reads up to 2.0 MB: paste one article at a time. Nothing was changed.</p>
        <button aria-label="Hide this message" class="quiet">×</button>
        </div>
        </div>"#]]
    .assert_eq(&lines(&render::<Notices>(props)));
}

#[test]
fn progress_names_the_step() {
    let busy = |step| render::<Progress>(move || notices::ProgressProps { work: Work::Busy(step), stop: None });
    assert!(text_content(&busy(None)).contains("Getting ready …"));
    assert!(busy(Some(dramatis::Step::Quote)).contains("value=\"4\""));
    assert_eq!(render::<Progress>(|| notices::ProgressProps { work: Work::Idle, stop: None }), "");
    let loading = render::<Progress>(|| notices::ProgressProps { work: Work::Loading(400_000, 1_900_000), stop: None });
    assert!(text_content(&loading).contains("Fetching names and tagger, 0.4 of 1.9 MB …"), "{loading}");
    assert!(loading.contains("max=\"1900000\"") && loading.contains("value=\"400000\""), "{loading}");
}

#[test]
fn notes_of_the_print_are_numbered_as_the_first_mentions() {
    let html = lines(&render::<Notes>(|| notes::Props { page: small_page() }));
    expect![[r#"
        <section class="notes">
        <h2>Who is who</h2>
        <ol>
        <li value="1">
        <b>Anna Kovac</b> (also she): Minister</li>
        <li value="2">
        <b>Oslo</b>: place</li>
        <li value="3">
        <b>Norwegian</b>: group</li>
        </ol>
        </section>"#]]
    .assert_eq(&html);
    let article = render::<Article>(|| article::Props { page: small_page() });
    assert!(article.contains("data-note=\"1\""), "{article}");
}
