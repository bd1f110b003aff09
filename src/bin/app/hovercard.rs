//! When which card shows. Takes what pointer, focus, keys and timers do, gives commands to show, hide and wait; a pure state machine that
//! knows no browser. `hovercard/place.rs` says where the card goes, `reader/card.rs` carries the commands out.

pub mod place;

use crate::state::Target;

/// Milliseconds of hover or focus before a card opens.
pub const OPEN_MS: u32 = 450;
/// Milliseconds before the next card opens while one is open.
pub const SWITCH_MS: u32 = 90;
/// Milliseconds before the next card opens while the pointer is on its way into the open one.
pub const CORRIDOR_MS: u32 = 300;
/// Milliseconds after leaving before the card closes.
pub const CLOSE_MS: u32 = 300;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The pointer came over a mention.
    Over(Target),
    /// The pointer is over neither mention nor card.
    Away,
    /// The pointer came over the card.
    OverCard,
    /// The pointer moved while it was over neither the shown mention nor the card.
    Moved(Heading),
    /// A mention got the focus.
    Focus(Target),
    /// The focus went to something that is neither mention nor card.
    Blur,
    /// The focus is on nothing: what had it is gone, or the window has lost it.
    LostFocus,
    /// The focus is inside the card, by keyboard.
    FocusCard,
    /// Text is being selected inside the card.
    Selects,
    /// Nothing is selected inside the card.
    SelectsNothing,
    /// A mention was clicked, tapped or entered.
    Press(Target, Shape),
    /// The open card goes to another mention, away from under the pointer (previous, next).
    Move(Target),
    /// What opens cards, as the reader wants it.
    OpenBy(Opener),
    /// Esc.
    Escape,
    /// A press outside mention and card, a swipe, the Back button, or another article.
    Dismiss,
    /// The wait is over.
    Timer,
}

/// How a card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Beside its mention.
    #[default]
    Card,
    /// At the foot of a small screen.
    Sheet,
}

/// Where the pointer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Into the card.
    ToCard,
    /// Anywhere else.
    Elsewhere,
}

/// What opens a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opener {
    /// The pointer or the focus on a mention, and a press.
    #[default]
    Hover,
    /// A press alone.
    Press,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Show the card of this target.
    Show(Target, Shape),
    /// Hide the card.
    Hide,
    /// Send [`Event::Timer`] after so many milliseconds; an earlier wait is off.
    Wait(u32),
    /// No wait any more.
    Stop,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
    Open(Target),
    Close,
}

/// The machine.
#[derive(Debug, Default)]
pub struct Machine {
    shown: Option<Target>,
    shape: Shape,
    pending: Option<Pending>,
    pointer: Option<Target>,
    pointer_on_card: bool,
    focus: Option<Target>,
    /// What was pressed: its card waits for the focus to go elsewhere. (WebKit gives no focus to a link that is clicked.)
    pressed: Option<Target>,
    focus_in_card: bool,
    selecting: bool,
    approaching: bool,
    opener: Opener,
    /// The card went away from under the pointer, which has not moved since.
    went: bool,
}

impl Machine {
    /// Takes an event, gives what to do.
    pub fn on(&mut self, event: Event) -> Vec<Command> {
        match event {
            Event::Over(target) => self.over(target),
            Event::Away => {
                (self.pointer, self.pointer_on_card) = (None, false);
                self.settle()
            }
            Event::OverCard => {
                (self.pointer, self.pointer_on_card, self.went, self.approaching) = (None, true, false, false);
                self.settle()
            }
            Event::Moved(heading) => self.moved(heading),
            Event::Focus(target) => {
                (self.focus, self.pressed, self.focus_in_card) = (Some(target), None, false);
                self.offered(target)
            }
            Event::Blur => self.focus_went(),
            Event::LostFocus => self.focus_left(false),
            Event::FocusCard => self.focus_left(true),
            Event::Selects => self.selects(true),
            Event::SelectsNothing => self.selects(false),
            Event::Press(target, shape) => {
                let commands = self.show(target, shape);
                self.pressed = Some(target);
                commands
            }
            Event::Move(target) => {
                self.went = true;
                self.show(target, self.shape)
            }
            Event::OpenBy(opener) => {
                let before = std::mem::replace(&mut self.opener, opener);
                if (before, opener) == (Opener::Hover, Opener::Press) { self.hide() } else { Vec::new() }
            }
            Event::Escape | Event::Dismiss => self.hide(),
            Event::Timer => self.time_up(),
        }
    }

    /// What the card tells of, while it is open.
    pub fn shown(&self) -> Option<Target> {
        self.shown
    }

    /// Whether the open card is a sheet.
    pub fn is_sheet(&self) -> bool {
        self.shown.is_some() && self.shape == Shape::Sheet
    }

    /// A reader who is busy inside the card is not disturbed.
    fn over(&mut self, target: Target) -> Vec<Command> {
        (self.pointer, self.pointer_on_card, self.went) = (Some(target), false, false);
        if self.focus_in_card || self.selecting { self.settle() } else { self.offered(target) }
    }

    fn focus_went(&mut self) -> Vec<Command> {
        self.pressed = None;
        self.focus_left(false)
    }

    fn focus_left(&mut self, into_card: bool) -> Vec<Command> {
        (self.focus, self.focus_in_card) = (None, into_card);
        self.settle()
    }

    fn selects(&mut self, selecting: bool) -> Vec<Command> {
        if std::mem::replace(&mut self.selecting, selecting) == selecting { Vec::new() } else { self.settle() }
    }

    /// Pointer or focus came to `target`.
    fn offered(&mut self, target: Target) -> Vec<Command> {
        match self.shown {
            _ if self.is_sheet() => Vec::new(),
            Some(shown) if shown == target => self.settle(),
            _ if self.opener == Opener::Press => self.settle(),
            Some(_) => self.wait(Pending::Open(target), if self.approaching { CORRIDOR_MS } else { SWITCH_MS }),
            None if self.pending == Some(Pending::Open(target)) => Vec::new(),
            None => self.wait(Pending::Open(target), OPEN_MS),
        }
    }

    /// Starts to close, or stops closing and opening, as pointer, focus and selection now are.
    fn settle(&mut self) -> Vec<Command> {
        match self.pending {
            _ if self.is_sheet() => Vec::new(),
            Some(Pending::Open(target)) if self.rests_on(target) => Vec::new(),
            _ if self.shown.is_none() || self.is_held() => self.stop(),
            Some(Pending::Close) => Vec::new(),
            _ => self.wait(Pending::Close, CLOSE_MS),
        }
    }

    fn rests_on(&self, target: Target) -> bool {
        [self.pointer, self.focus, self.pressed].contains(&Some(target))
    }

    /// Whether something keeps the open card open.
    fn is_held(&self) -> bool {
        let held = self.shown.is_some_and(|shown| self.rests_on(shown));
        held || self.pointer_on_card || self.focus_in_card || self.selecting || self.went
    }

    /// On the way into the card every move starts the wait anew, so that a slow hand reaches it.
    fn moved(&mut self, heading: Heading) -> Vec<Command> {
        self.approaching = heading == Heading::ToCard && self.shown.is_some() && !self.is_sheet();
        match self.pending {
            _ if !self.approaching => Vec::new(),
            Some(Pending::Close) => vec![Command::Wait(CLOSE_MS)],
            Some(Pending::Open(_)) => vec![Command::Wait(CORRIDOR_MS)],
            None => Vec::new(),
        }
    }

    fn time_up(&mut self) -> Vec<Command> {
        match self.pending.take() {
            Some(Pending::Open(target)) => self.show(target, Shape::Card),
            Some(Pending::Close) => self.hide(),
            None => Vec::new(),
        }
    }

    fn show(&mut self, target: Target, shape: Shape) -> Vec<Command> {
        (self.shown, self.shape, self.approaching, self.pressed) = (Some(target), shape, false, None);
        let mut commands = self.stop();
        commands.push(Command::Show(target, shape));
        commands
    }

    fn hide(&mut self) -> Vec<Command> {
        let mut commands = self.stop();
        if self.shown.take().is_some() {
            commands.push(Command::Hide);
        }
        (self.pointer_on_card, self.focus_in_card) = (false, false);
        (self.selecting, self.approaching, self.went, self.pressed) = (false, false, false, None);
        commands
    }

    fn wait(&mut self, pending: Pending, after: u32) -> Vec<Command> {
        self.pending = Some(pending);
        vec![Command::Wait(after)]
    }

    fn stop(&mut self) -> Vec<Command> {
        if self.pending.take().is_some() { vec![Command::Stop] } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::Event::*;
    use super::*;

    const A: Target = Target::Mention(1);
    const B: Target = Target::Mention(2);
    const WHO: Target = Target::Actor(0);

    /// Feeds events; gives the commands of the last one in words.
    fn after(events: &[Event]) -> String {
        let mut machine = Machine::default();
        let mut commands = Vec::new();
        for event in events {
            commands = machine.on(*event);
        }
        let name = |target: &Target| match *target {
            A => "A",
            B => "B",
            _ => "who",
        };
        let word = |command: &Command| match command {
            Command::Show(target, Shape::Card) => format!("show {}", name(target)),
            Command::Show(target, Shape::Sheet) => format!("sheet {}", name(target)),
            Command::Hide => "hide".to_owned(),
            Command::Wait(after) => format!("wait {after}"),
            Command::Stop => "stop".to_owned(),
        };
        commands.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn hover() {
        assert_eq!(after(&[Over(A)]), "wait 450");
        assert_eq!(after(&[Over(A), Timer]), "show A");
        assert_eq!(after(&[Over(A), Away]), "stop");
        assert_eq!(after(&[Over(A), Away, Timer]), "", "a late timer opens nothing");
        assert_eq!(after(&[Over(A), Timer, Away]), "wait 300");
        assert_eq!(after(&[Over(A), Timer, Away, Timer]), "hide");
        assert_eq!(after(&[Over(A), Timer, Away, Over(A)]), "stop", "back in time");
        assert_eq!(after(&[Over(A), Over(B)]), "wait 450", "only a card that is open makes the next one quick");
    }

    #[test]
    fn next_card() {
        assert_eq!(after(&[Over(A), Timer, Away, Over(B)]), "wait 90");
        assert_eq!(after(&[Over(A), Timer, Over(B), Timer]), "show B");
        assert_eq!(after(&[Over(A), Timer, Over(B), Away]), "wait 300", "only passed over");
        assert_eq!(after(&[Over(A), Timer, Over(B), Over(A)]), "stop");
        assert_eq!(after(&[Over(WHO), Timer, Away, Over(B), Timer]), "show B");
    }

    #[test]
    fn on_the_way_into_the_card() {
        assert_eq!(
            after(&[Over(A), Timer, Away, Moved(Heading::ToCard)]),
            "wait 300",
            "every move starts the wait anew"
        );
        assert_eq!(after(&[Over(A), Timer, Away, Moved(Heading::Elsewhere)]), "");
        assert_eq!(after(&[Over(A), Timer, Away, Moved(Heading::ToCard), Over(B)]), "wait 300", "B lies in between");
        assert_eq!(after(&[Over(A), Timer, Away, Moved(Heading::ToCard), Over(B), OverCard]), "stop");
        assert_eq!(after(&[Over(A), Timer, Away, Moved(Heading::ToCard), Over(B), OverCard, Timer]), "");
        assert_eq!(
            after(&[Over(A), Timer, Away, Moved(Heading::ToCard), Moved(Heading::Elsewhere), Over(B)]),
            "wait 90"
        );
        assert_eq!(after(&[Over(A), Moved(Heading::ToCard)]), "", "no card, no way");
    }

    #[test]
    fn inside_the_card_it_stays() {
        assert_eq!(after(&[Over(A), Timer, Away, OverCard]), "stop");
        assert_eq!(after(&[Over(A), Timer, OverCard, Away]), "wait 300");
        assert_eq!(after(&[Over(A), Timer, OverCard, FocusCard, Away]), "");
        assert_eq!(after(&[Over(A), Timer, OverCard, FocusCard, Over(B)]), "", "a reader inside is not disturbed");
        assert_eq!(after(&[Over(A), Timer, OverCard, Selects, Away]), "");
        assert_eq!(after(&[Over(A), Timer, OverCard, Selects, Away, SelectsNothing]), "wait 300");
        assert_eq!(after(&[Over(A), Timer, OverCard, FocusCard, Away, Blur]), "wait 300");
    }

    #[test]
    fn focus() {
        assert_eq!(after(&[Focus(A)]), "wait 450");
        assert_eq!(after(&[Focus(A), Blur]), "stop");
        assert_eq!(after(&[Focus(A), Timer]), "show A");
        assert_eq!(after(&[Focus(A), Timer, Over(B), Away]), "stop", "the focus holds the card");
        assert_eq!(after(&[Focus(A), Timer, Focus(B)]), "wait 90");
        assert_eq!(after(&[Focus(A), Timer, Blur]), "wait 300");
        assert_eq!(after(&[Focus(A), Over(A), Away]), "", "the focus still waits for it");
    }

    #[test]
    fn press() {
        assert_eq!(after(&[Press(A, Shape::Card)]), "show A");
        assert_eq!(after(&[Focus(A), Press(A, Shape::Card)]), "stop show A", "a click focuses first");
        assert_eq!(after(&[Over(A), Timer, Press(B, Shape::Card)]), "show B");
        assert_eq!(after(&[Over(A), Timer, FocusCard, Press(B, Shape::Card)]), "show B");
        assert_eq!(after(&[Over(A), Press(A, Shape::Card), Away]), "", "a click keeps it open");
        assert_eq!(after(&[Over(A), Press(A, Shape::Card), Away, Dismiss]), "hide");
        assert_eq!(after(&[Press(A, Shape::Card), LostFocus]), "", "a pressed link need not have the focus");
        assert_eq!(after(&[Press(A, Shape::Card), LostFocus, Blur]), "wait 300", "Tab went on");
        assert_eq!(after(&[Press(A, Shape::Card), Over(B), Timer, Away]), "wait 300", "another card was not pressed");
    }

    #[test]
    fn only_a_press_opens_where_the_reader_wants_it_so() {
        let off = OpenBy(Opener::Press);
        assert_eq!(after(&[Over(A), Timer, off]), "hide", "switched off inside the card");
        assert_eq!(after(&[off, off]), "");
        assert_eq!((after(&[off, Over(A)]), after(&[off, Focus(A)])), (String::new(), String::new()));
        assert_eq!(after(&[off, Over(A), Press(A, Shape::Card)]), "show A");
        assert_eq!(after(&[off, Press(A, Shape::Card), Away, Over(B)]), "", "a press keeps it open");
        assert_eq!(after(&[off, Press(A, Shape::Card), Focus(B)]), "wait 300", "Tab went on");
        assert_eq!(after(&[off, Press(A, Shape::Card), Blur, Over(B), Timer]), "hide", "B does not take its place");
        assert_eq!(after(&[off, OpenBy(Opener::Hover), Over(A)]), "wait 450");
    }

    #[test]
    fn escape() {
        assert_eq!(after(&[Escape]), "");
        assert_eq!(after(&[Over(A), Escape]), "stop");
        assert_eq!(after(&[Focus(A), Timer, Escape]), "hide");
        assert_eq!(after(&[Focus(A), Timer, Escape, Timer]), "", "it does not come back by itself");
        assert_eq!(after(&[Focus(A), Timer, Escape, Blur, Focus(A)]), "wait 450");
        assert_eq!(after(&[Over(A), Timer, OverCard, Selects, Escape]), "hide");
    }

    #[test]
    fn sheet() {
        assert_eq!(after(&[Press(A, Shape::Sheet)]), "sheet A");
        assert_eq!(after(&[Focus(A), Press(A, Shape::Sheet), Blur]), "", "a sheet does not hang on focus");
        assert_eq!(after(&[Press(A, Shape::Sheet), Away]), "");
        assert_eq!(after(&[Press(A, Shape::Sheet), Focus(B)]), "");
        assert_eq!(after(&[Press(A, Shape::Sheet), Press(B, Shape::Sheet)]), "sheet B");
        assert_eq!(after(&[Press(A, Shape::Sheet), Move(B)]), "sheet B");
        assert_eq!(after(&[Press(A, Shape::Sheet), Dismiss]), "hide");
        assert_eq!(after(&[Press(A, Shape::Sheet), Dismiss, Over(B), Timer]), "show B", "the next one is a card again");
    }

    #[test]
    fn previous_and_next_keep_the_card() {
        assert_eq!(after(&[Over(A), Timer, OverCard, Move(B)]), "show B");
        assert_eq!(after(&[Over(A), Timer, OverCard, Move(B), Away]), "", "it went, the pointer did not");
        assert_eq!(after(&[Over(A), Timer, OverCard, Move(B), Away, Over(A)]), "wait 90");
        assert_eq!(after(&[Over(A), Timer, OverCard, Move(B), OverCard, Away]), "wait 300");
    }

    #[test]
    fn the_delays_keep_their_promises() {
        assert!((400..=500).contains(&OPEN_MS) && SWITCH_MS <= 100 && CLOSE_MS == 300 && CORRIDOR_MS <= CLOSE_MS);
    }
}
