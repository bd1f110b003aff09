//! The reducer and the settings.

use std::rc::Rc;

use dramatis::Kind;
use dramatis::Page;
use dramatis::Step;
use dramatis::edit::{Edit, Reach};
use yew::Reducible;

use crate::settings::{Mark, Settings, Style, Theme};
use crate::tests::small_page;

use super::{
    Action, Dialog, MAX_TEXT, Mode, Notice, OpenCard, Panel, Past, RECENT, SAMPLE, Shown, Source, State, Table, Target,
    Work,
};

fn fresh() -> Rc<State> {
    Rc::new(State::new(Settings::default(), None, None))
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, State::reduce)
}

fn read(text: &str) -> Action {
    Action::Read(text.into(), Source::Own)
}

#[test]
fn first_visit_shows_the_sample() {
    let state = fresh();
    assert_eq!((&*state.wanted.text, state.wanted.source, state.mode), (SAMPLE, Source::Sample, Mode::Edit));
    assert_eq!(state.work, Work::Busy(None));
}

#[test]
fn a_paste_is_read_at_once_and_the_old_page_stays_meanwhile() {
    let state = after(fresh(), [Action::Done(small_page()), read("New text.")]);
    assert_eq!((&*state.wanted.text, state.mode, &state.work), ("New text.", Mode::Read, &Work::Busy(None)));
    assert!(state.shown.is_some(), "the old page");
    assert_eq!(state.notices, []);
    let state = after(state, [Action::Progress(Step::Tag)]);
    assert_eq!(state.work, Work::Busy(Some(Step::Tag)));
    assert_eq!(after(state, [Action::Done(small_page())]).work, Work::Idle);
}

#[test]
fn a_replaced_text_can_be_brought_back() {
    let state = after(fresh(), [read("One."), read("Two.")]);
    assert_eq!(state.notices, [Notice::Replaced]);
    let state = after(state, [Action::BringBack]);
    assert_eq!((&*state.wanted.text, state.mode), ("One.", Mode::Read));
    assert_eq!(state.notices, []);
    let state = after(state, [Action::New, Action::BringBack]);
    assert_eq!(&*state.wanted.text, "One.");
}

#[test]
fn two_pastes_can_be_one_article() {
    let state = after(fresh(), [read("One.\n"), read("\nTwo."), Action::Join]);
    assert_eq!((&*state.wanted.text, state.wanted.source, state.notices.len()), ("One.\n\nTwo.", Source::Own, 0));
    assert_eq!(&*state.recent[0].text, "One.\n\nTwo.");
    let half: Rc<str> = "a".repeat(MAX_TEXT).into();
    let state = after(fresh(), [Action::Read(half.clone(), Source::Own), read("Two."), Action::Join]);
    assert_eq!(&*state.wanted.text, "Two.", "too long together, and nothing is lost");
    assert_eq!(state.notices, [Notice::Replaced, Notice::TooLong(MAX_TEXT + 6)]);
    assert_eq!(after(state, [Action::BringBack]).wanted.text, half);
    assert_eq!(after(fresh(), [Action::Join]).wanted.source, Source::Sample, "nothing to join");
}

#[test]
fn an_address_alone_is_no_article() {
    let state = after(fresh(), [read("One."), read(" https://news.example/one\n")]);
    assert_eq!((&*state.wanted.text, state.notices.as_slice()), ("One.", [Notice::Address].as_slice()));
    let state = after(state, [Action::Edit, Action::Submit("http://news.example".into())]);
    assert_eq!((&*state.wanted.text, state.mode), ("One.", Mode::Edit));
    let state = after(state, [Action::Submit("https://news.example says so.".into())]);
    assert_eq!((state.mode, state.notices.len()), (Mode::Read, 0));
}

#[test]
fn reading_can_be_stopped() {
    let state = after(fresh(), [read("One."), Action::Done(small_page()), read("Far too long."), Action::Stop]);
    assert_eq!((&*state.wanted.text, state.wanted.source, state.mode), ("One.", Source::Own, Mode::Read));
    assert_eq!((state.notices.as_slice(), &state.work), ([Notice::Replaced].as_slice(), &Work::Busy(None)));
    assert_eq!(&*after(state, [Action::BringBack]).wanted.text, "Far too long.");
    let state = after(fresh(), [Action::Done(small_page()), read("Far too long."), Action::Stop]);
    assert_eq!((state.wanted.source, state.mode), (Source::Sample, Mode::Edit));
}

#[test]
fn a_table_of_ones_own_is_read_and_taken_away() {
    let table = Table::read("name\tkind\nLiv Aasen\tperson\n").expect("a table");
    assert_eq!(table.entries, 1);
    assert!(Table::read("name\tkind\nLiv Aasen\trobot\n").unwrap_err().contains("line 2"));
    let state = after(fresh(), [read("One."), Action::Done(small_page())]);
    let before = state.wanted.number;
    let state = after(state, [Action::Table(Some(table.clone()))]);
    assert_eq!((&state.table, state.wanted.number), (&Some(table), before + 1), "the text is read once more");
    assert_eq!((&*state.wanted.text, state.wanted.source), ("One.", Source::Own));
    assert_eq!(after(state, [Action::Table(None)]).table, None);
}

#[test]
fn a_link_does_not_cost_the_own_text() {
    let shared = |text: &str| Action::Read(text.into(), Source::Link);
    let state = after(fresh(), [read("Mine."), shared("Theirs."), shared("Others’.")]);
    assert_eq!(state.notices, [Notice::Replaced, Notice::Shared]);
    assert_eq!(&*after(state, [Action::BringBack]).wanted.text, "Mine.");
    let draft = State::new(Settings::default(), Some(("Theirs.".into(), Source::Link)), Some("Mine.".into()));
    assert_eq!(draft.notices, [Notice::Shared, Notice::Replaced]);
    assert_eq!(&*after(Rc::new(draft), [Action::BringBack]).wanted.text, "Mine.");
}

#[test]
fn an_edited_shared_text_is_the_readers_own() {
    let state = Rc::new(State::new(Settings::default(), Some(("Theirs.".into(), Source::Link)), None));
    let state = after(state, [Action::Edit, Action::Typed("Theirs, and mine.".into())]);
    assert_eq!((state.wanted.source, state.notices.len()), (Source::Own, 0));
}

#[test]
fn typing_is_followed_beneath_the_box() {
    let state = after(fresh(), [Action::Typed("Half".into())]);
    assert_eq!((&*state.wanted.text, state.mode, state.wanted.typed), ("Half", Mode::Edit, true));
    let number = state.wanted.number;
    let state = after(state, [Action::Typed("Half".into())]);
    assert_eq!(state.wanted.number, number, "nothing new, nothing asked");
    let state = after(state, [Action::Submit("Half".into())]);
    assert_eq!((state.mode, state.wanted.number), (Mode::Read, number));
    let state = after(state, [Action::Edit, Action::Typed(" ".into())]);
    assert_eq!((state.wanted.source, state.wanted.typed), (Source::Sample, true));
}

#[test]
fn nothing_and_too_much_are_answered_with_words() {
    let state = after(fresh(), [Action::Submit(" \n".into())]);
    assert_eq!((state.notices.as_slice(), state.mode), ([Notice::Empty].as_slice(), Mode::Edit));
    let huge: Rc<str> = "a".repeat(MAX_TEXT + 1).into();
    let state = after(fresh(), [read("Mine."), Action::Read(huge.clone(), Source::Own)]);
    assert_eq!((&*state.wanted.text, state.notices.as_slice()), ("Mine.", [Notice::TooLong(MAX_TEXT + 1)].as_slice()));
    let state = after(state, [Action::Typed(huge)]);
    assert_eq!((&*state.wanted.text, state.notices.len()), ("Mine.", 1), "each kind of notice once");
    assert_eq!(after(state, [Action::Typed("Mine, shorter.".into())]).notices, []);
}

#[test]
fn a_failure_keeps_text_and_page_and_can_be_tried_again() {
    let state = after(fresh(), [Action::Done(small_page()), read("Mine."), Action::Failed("Too slow.".into())]);
    assert_eq!((&*state.wanted.text, &state.work), ("Mine.", &Work::Failed("Too slow.".into())));
    assert!(state.shown.is_some());
    let number = state.wanted.number;
    let state = after(state, [Action::Retry]);
    assert_eq!((state.wanted.number, &state.work), (number + 1, &Work::Busy(None)));
}

#[test]
fn a_new_page_closes_the_card_and_ends_the_dimming() {
    let open = OpenCard { target: Target::Mention(3), sheet: false };
    let state = after(fresh(), [Action::Card(Some(open)), Action::Choose(2)]);
    assert_eq!((state.card, state.chosen), (Some(open), Some(2)));
    let state = after(state, [Action::Done(small_page())]);
    assert_eq!((state.card, state.chosen), (None, None));
}

#[test]
fn the_same_text_read_again_keeps_the_card() {
    let open = OpenCard { target: Target::Mention(1), sheet: false };
    let shown = after(fresh(), [read("One."), Action::Done(small_page()), Action::Card(Some(open)), Action::Choose(1)]);
    let state = after(shown.clone(), [Action::Table(None), Action::Done(small_page())]);
    assert_eq!((state.card, state.chosen), (Some(open), Some(1)));
    let mut other = Page::clone(&small_page());
    other.mentions.pop();
    let state = after(shown, [Action::Table(None), Action::Done(Shown(Rc::new(other)))]);
    assert_eq!((state.card, state.chosen), (None, None), "another reading of it");
}

#[test]
fn what_is_known_later_joins_the_cards_and_disturbs_nobody() {
    let page = small_page();
    let place = (page.mentions[4].start, page.mentions[4].end);
    let mut known = Page { actors: page.actors.clone(), ..Page::default() };
    known.actors[0].entry = Some("Q1".into());
    let open = OpenCard { target: Target::Mention(1), sheet: false };
    let state = after(fresh(), [Action::Done(page), Action::Correct(Edit::Remove(place, Reach::All))]);
    let state = after(state, [Action::Card(Some(open)), Action::Choose(1)]);
    let state = after(state, [Action::Known(Shown(Rc::new(known)))]);
    let shown = state.shown.as_ref().expect("a page");
    assert_eq!((shown.actors[0].entry.as_deref(), shown.actors.len()), (Some("Q1"), 2), "corrected as before");
    assert_eq!((state.card, state.chosen), (Some(open), Some(1)));
    let other = after(state.clone(), [Action::Known(Shown(Rc::default()))]);
    assert_eq!(other.shown, state.shown, "cards of another page");
}

#[test]
fn choosing_twice_ends_it() {
    assert_eq!(after(fresh(), [Action::Choose(2), Action::Choose(2)]).chosen, None);
    assert_eq!(after(fresh(), [Action::Choose(2), Action::Choose(1)]).chosen, Some(1));
}

#[test]
fn overlays_give_way_to_each_other() {
    let sheet = OpenCard { target: Target::Actor(0), sheet: true };
    let state = after(fresh(), [Action::Panel(Some(Panel::Who))]);
    assert!(state.has_overlay());
    let state = after(state, [Action::Card(Some(sheet))]);
    assert_eq!(state.panel, None);
    assert!(state.has_overlay());
    let state = after(state, [Action::CloseAll]);
    assert!(!state.has_overlay());
    let state = after(state, [Action::Card(Some(sheet)), Action::Dialog(Some(Dialog::Help))]);
    assert_eq!((state.card, state.dialog), (None, Some(Dialog::Help)));
}

#[test]
fn notices_are_dismissed_one_by_one() {
    let state = after(fresh(), [Action::Notice(Notice::Poorer("404".into())), Action::Notice(Notice::Empty)]);
    assert_eq!(after(state, [Action::Dismiss(Notice::Empty)]).notices, [Notice::Poorer("404".into())]);
}

#[test]
fn settings_survive_and_damage_gives_defaults() {
    let settings = Settings::default().toggled(Mark::Kind(Kind::Place)).toggled(Mark::Quote);
    let settings = Settings { style: Style::Underline, keys: false, cards: false, size: 4, width: 2, ..settings };
    assert_eq!(settings.write(), "underline no-keys no-cards size-4 wide place quote");
    assert_eq!(Settings::read(&settings.write(), "light"), Settings { theme: Theme::Light, ..settings.clone() });
    assert_eq!(settings.toggled(Mark::Quote).hidden, [Mark::Kind(Kind::Place)]);
    assert_eq!(Settings::read("\u{0} nonsense", "purple"), Settings::default());
}

#[test]
fn one_kind_alone() {
    let alone = Settings::default().only(Some(Mark::Quote));
    assert!(alone.shows(Mark::Quote) && !alone.shows(Mark::Kind(Kind::Person)));
    assert_eq!((alone.lone(), alone.only(None).lone()), (Some(Mark::Quote), None));
    assert_eq!(alone.only(None), Settings::default());
}

#[test]
fn own_texts_are_remembered_until_they_are_forgotten() {
    let texts = |state: &State| state.recent.iter().map(|past| past.text.to_string()).collect::<Vec<_>>();
    let state =
        after(fresh(), [read("One."), Action::Typed("Half".into()), Action::Submit("Two.".into()), read("One.")]);
    assert_eq!(texts(&state), ["One.", "Two."], "each once, the last one first");
    let state = after(state, [Action::Read("Theirs.".into(), Source::Link), Action::New]);
    assert_eq!(texts(&state), ["One.", "Two."], "only the reader's own");
    let state = after(state, (0..20).map(|number| read(&format!("Text {number}."))).collect::<Vec<_>>());
    assert_eq!((state.recent.len(), &*state.recent[0].text), (RECENT, "Text 19."));
    assert_eq!(after(state, [Action::Forget]).recent.len(), 0);
}

#[test]
fn texts_of_the_past_are_called_by_their_headlines() {
    let sloppy = "We use cookies.\n\nIll wind\n\nMore.";
    let names = |state: &State| state.recent.iter().map(Past::name).collect::<Vec<_>>();
    let page =
        |title: &str| Action::Done(Shown(Rc::new(Page { title: title.to_owned(), ..Page::clone(&small_page()) })));
    let state = after(fresh(), [read(sloppy)]);
    assert_eq!(names(&state), ["We use cookies."], "not read yet");
    let state = after(state, [page("Ill wind"), read("Two."), read(sloppy)]);
    assert_eq!(names(&state), ["Ill wind", "Two."], "kept while it is read again");
    let state = after(state, [Action::Typed("By the way.\n\nFair wind".into()), page("Fair wind"), Action::Edit]);
    let state = after(state, [Action::Submit("By the way.\n\nFair wind".into())]);
    assert_eq!(names(&state)[0], "Fair wind", "annotated before it is sent off");
}

#[test]
fn the_theme_goes_round() {
    assert_eq!([Theme::System, Theme::Light, Theme::Dark].map(Theme::next), [Theme::Light, Theme::Dark, Theme::System]);
}

#[test]
fn corrections_change_the_page_and_can_be_taken_back() {
    let page = small_page();
    let place = {
        let mention = &page.mentions[page.actors[0].mentions[0]];
        (mention.start, mention.end)
    };
    let name = page.actors[0].name.clone();
    let shows = |state: &State| state.shown.as_ref().expect("a page").actors.iter().any(|card| card.name == name);
    let state = after(fresh(), [Action::Done(page.clone()), Action::Correct(Edit::Remove(place, Reach::All))]);
    assert!(!shows(&state) && state.edits.done().len() == 1);
    let state = after(state, [Action::Undo]);
    assert!(shows(&state) && state.shown == Some(page.clone()), "the very page that was found");
    let state = after(state, [Action::Redo]);
    assert!(!shows(&state));
    let state = after(state, [Action::Retry, Action::Done(page.clone())]);
    assert!(!shows(&state), "annotated anew, corrected anew");
    let state = after(state, [read("Another text.")]);
    assert_eq!(state.edits.done(), [], "they belong to their text");
    let state = after(state, [Action::New]);
    assert_eq!(state.edits.done(), [Edit::Remove(place, Reach::All)], "and come back with it");
    let state = after(fresh(), [Action::SetEdits(vec![Edit::Remove(place, Reach::All)]), Action::Done(page)]);
    assert!(!shows(&state), "corrections that came before their page");
}

#[test]
fn corrections_outlive_typing_and_other_texts() {
    let edits = |state: &State| state.edits.done().to_vec();
    let fix = |start, end| Edit::Split((start, end));
    let typed = |text: &str| Action::Typed(text.into());
    let state = after(fresh(), [read("Ann left."), Action::Correct(fix(0, 3)), Action::Edit, typed("Now Ann left.")]);
    assert_eq!(edits(&state), [fix(4, 7)], "moved by what was typed before");
    let state = after(state, [typed("Now Ann"), typed("Now Ann went.")]);
    assert_eq!(edits(&state), [fix(4, 7)]);
    let state = after(state, [typed("Bo went."), read("Ann left.")]);
    assert_eq!(edits(&state), [fix(0, 3)], "those of the text as it was read");
    let state = after(state, [read("Bo stayed."), Action::Correct(fix(0, 2)), Action::Join]);
    assert_eq!((&*state.wanted.text, edits(&state)), ("Ann left.\n\nBo stayed.", vec![fix(0, 3), fix(11, 13)]));
    let state = after(state, [Action::Forget, read("Bo stayed.")]);
    assert_eq!(edits(&state), [], "forgotten with the texts");
    let state =
        after(state, [read("One.\r\nAnn left."), Action::Correct(fix(6, 9)), typed("One.\nAnn left. Bo, too.")]);
    assert_eq!((&*state.wanted.text, edits(&state)), ("One.\r\nAnn left. Bo, too.", vec![fix(6, 9)]));
}
