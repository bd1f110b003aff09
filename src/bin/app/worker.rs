//! The worker's client. [`Client`] is the protocol as a pure state machine: it takes what is asked, what the worker says and when a time is
//! up, and gives commands; `worker/host.rs` carries them out. One request runs at a time; a newer one takes the place of an older one.
//! The text stays with the page, so that nothing is lost when the worker fails.

pub mod host;

use std::rc::Rc;

use dramatis::Step;

/// Milliseconds that a worker may go on with a request that nobody waits for any more, before it is replaced.
pub const STALE_MS: u32 = 150;
/// Milliseconds without a sign of life while the program and its data arrive.
pub const START_MS: u32 = 60_000;
/// Milliseconds that a worker may take from one step of any text to the next …
pub const LIMIT_MS: u32 = 10_000;
/// … and for each of so many bytes one more.
pub const BYTES_PER_MS: u32 = 40;

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<P> {
    /// So many bytes of its data have arrived, of so many.
    Loading(usize, usize),
    /// It can work; what is missing, else empty.
    Ready(String),
    /// It begins a step of request `id`.
    Progress(u32, Step),
    /// The answer to request `id`.
    Page(u32, P),
    /// What more is known of the actors of that answer.
    Known(u32, P),
    /// Request `id` (or the start, where there is none) failed; `fatal` if the worker cannot go on.
    Error {
        /// Which request.
        id: Option<u32>,
        /// Why.
        message: String,
        /// Whether the worker has to be replaced.
        fatal: bool,
    },
}

/// What the host has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command<P> {
    /// Start a worker.
    Spawn,
    /// End the worker; nothing it said counts any more.
    Terminate,
    /// Send it a request.
    Post(u32, Rc<str>),
    /// Call [`Client::time_up`] with this number after so many milliseconds.
    Timer(u32, u32),
    /// Tell the page.
    Tell(News<P>),
}

/// What the page learns.
#[derive(Clone, Debug, PartialEq)]
pub enum News<P> {
    /// So many bytes of the data have arrived, of so many.
    Loading(usize, usize),
    /// A step of the newest request begins.
    Progress(Step),
    /// The answer to the newest request.
    Page(P),
    /// What more is known of its actors.
    Known(P),
    /// The newest request failed; why, in words.
    Failed(String),
    /// Results will be poorer; why.
    Poorer(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// There is no worker.
    Gone,
    /// It is starting.
    Starting,
    /// It waits for work.
    Idle,
    /// It works on this request.
    Busy(u32),
}

/// The protocol, for answers of type `P`.
#[derive(Debug)]
pub struct Client {
    phase: Phase,
    /// The newest request.
    newest: u32,
    /// The newest request, until it has been posted.
    waiting: Option<Rc<str>>,
    /// The timer that counts; older ones are ignored.
    timer: u32,
    /// Milliseconds that the worker may be silent over what it works on.
    limit: u32,
}

impl Default for Client {
    fn default() -> Client {
        Client { phase: Phase::Gone, newest: 0, waiting: None, timer: 0, limit: 0 }
    }
}

impl Client {
    /// Asks for the page of `text`; whatever was asked before is off.
    pub fn ask<P>(&mut self, text: Rc<str>) -> Vec<Command<P>> {
        self.newest += 1;
        self.waiting = Some(text);
        match self.phase {
            Phase::Gone => self.spawn(),
            Phase::Starting => Vec::new(),
            Phase::Idle => self.post(),
            Phase::Busy(_) => vec![self.start_timer(STALE_MS)],
        }
    }

    /// The worker said something.
    pub fn hear<P>(&mut self, reply: Reply<P>) -> Vec<Command<P>> {
        match reply {
            Reply::Loading(received, total) if self.phase == Phase::Starting => self.loading(received, total),
            Reply::Ready(note) => self.ready(note),
            Reply::Progress(id, step) if id == self.newest && self.phase == Phase::Busy(id) => {
                // A slow machine is not a hang.
                vec![self.start_timer(self.limit), Command::Tell(News::Progress(step))]
            }
            Reply::Page(id, page) if self.phase == Phase::Busy(id) => self.answered(id, News::Page(page)),
            Reply::Known(id, cards) if id == self.newest && self.phase == Phase::Idle => {
                vec![Command::Tell(News::Known(cards))]
            }
            Reply::Error { id: Some(id), message, fatal: false } if self.phase == Phase::Busy(id) => {
                self.answered(id, News::Failed(message))
            }
            Reply::Error { message, fatal: true, .. } => self.crashed(&message),
            _ => Vec::new(),
        }
    }

    /// The worker died without a word of the protocol.
    pub fn crashed<P>(&mut self, message: &str) -> Vec<Command<P>> {
        let reason = if message.is_empty() { "no reason was given" } else { message };
        match self.phase {
            Phase::Gone => Vec::new(),
            Phase::Starting => self.end(&format!("The program that reads articles could not start ({reason}).")),
            Phase::Busy(id) if id != self.newest => self.replace(),
            Phase::Idle | Phase::Busy(_) => {
                self.end(&format!("Reading failed ({reason}). The program has been restarted and your text is kept."))
            }
        }
    }

    /// The time of timer `number` is up.
    pub fn time_up<P>(&mut self, number: u32) -> Vec<Command<P>> {
        if number != self.timer {
            return Vec::new();
        }
        match self.phase {
            Phase::Starting => self.end("The program that reads articles did not arrive in time."),
            Phase::Busy(id) if id != self.newest => self.replace(),
            Phase::Busy(_) => {
                self.end("Reading took too long and was stopped. The program has been restarted and your text is kept.")
            }
            Phase::Gone | Phase::Idle => Vec::new(),
        }
    }

    /// Whether somebody waits for the answer to request `id`.
    pub fn awaits(&self, id: u32) -> bool {
        id == self.newest
    }

    /// A worker that starts anew after a failure does so in silence: the failure stays told.
    fn loading<P>(&mut self, received: usize, total: usize) -> Vec<Command<P>> {
        let mut commands = vec![self.start_timer(START_MS)];
        if self.waiting.is_some() {
            commands.push(Command::Tell(News::Loading(received, total)));
        }
        commands
    }

    fn ready<P>(&mut self, note: String) -> Vec<Command<P>> {
        // Later it says so again where data of one article did not arrive.
        let mut commands = Vec::new();
        if self.phase == Phase::Starting {
            self.phase = Phase::Idle;
            commands = self.post();
        }
        if !note.is_empty() {
            commands.push(Command::Tell(News::Poorer(note)));
        }
        commands
    }

    fn answered<P>(&mut self, id: u32, news: News<P>) -> Vec<Command<P>> {
        self.phase = Phase::Idle;
        self.timer += 1;
        if id == self.newest { vec![Command::Tell(news)] } else { self.post() }
    }

    fn post<P>(&mut self) -> Vec<Command<P>> {
        let Some(text) = self.waiting.take() else { return Vec::new() };
        self.phase = Phase::Busy(self.newest);
        self.limit = limit(text.len());
        vec![Command::Post(self.newest, text), self.start_timer(self.limit)]
    }

    fn spawn<P>(&mut self) -> Vec<Command<P>> {
        self.phase = Phase::Starting;
        vec![Command::Spawn, self.start_timer(START_MS)]
    }

    /// A new worker for the newest request, which still waits.
    fn replace<P>(&mut self) -> Vec<Command<P>> {
        let mut commands = vec![Command::Terminate];
        commands.extend(self.spawn());
        commands
    }

    /// Gives the newest request up. The next worker starts at once, unless this one never got so far.
    fn end<P>(&mut self, message: &str) -> Vec<Command<P>> {
        let started = self.phase != Phase::Starting;
        let lost = self.phase != Phase::Idle;
        (self.phase, self.waiting) = (Phase::Gone, None);
        self.timer += 1;
        let mut commands = vec![Command::Terminate];
        if lost {
            commands.push(Command::Tell(News::Failed(message.to_owned())));
        }
        if started {
            commands.extend(self.spawn());
        }
        commands
    }

    fn start_timer<P>(&mut self, after: u32) -> Command<P> {
        self.timer += 1;
        Command::Timer(self.timer, after)
    }
}

/// Milliseconds that a step over a text of so many bytes may take.
pub fn limit(bytes: usize) -> u32 {
    LIMIT_MS.saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX) / BYTES_PER_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Commands = Vec<Command<&'static str>>;

    /// Commands in one line each.
    fn told(commands: &Commands) -> String {
        let line = |command: &Command<&str>| match command {
            Command::Spawn => "spawn".to_owned(),
            Command::Terminate => "terminate".to_owned(),
            Command::Post(id, text) => format!("post {id} {text}"),
            Command::Timer(_, after) => format!("timer {after}"),
            Command::Tell(News::Loading(received, total)) => format!("loading {received} of {total}"),
            Command::Tell(News::Progress(step)) => format!("step {step:?}"),
            Command::Tell(News::Page(page)) => format!("page {page}"),
            Command::Tell(News::Known(cards)) => format!("known {cards}"),
            Command::Tell(News::Failed(message)) => format!("failed: {message}"),
            Command::Tell(News::Poorer(note)) => format!("poorer: {note}"),
        };
        commands.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    fn last_timer(commands: &Commands) -> u32 {
        let number = |command: &Command<_>| if let Command::Timer(number, _) = command { Some(*number) } else { None };
        commands.iter().rev().find_map(number).expect("a timer was started")
    }

    fn ask(client: &mut Client, text: &str) -> Commands {
        client.ask(Rc::from(text))
    }

    fn ready() -> Client {
        let mut client = Client::default();
        ask(&mut client, "a");
        assert_eq!(told(&client.hear(Reply::Ready(String::new()))), "post 1 a, timer 10000");
        client
    }

    #[test]
    fn the_first_question_starts_the_worker_and_is_posted_when_it_is_ready() {
        let mut client = Client::default();
        assert_eq!(told(&ask(&mut client, "a")), "spawn, timer 60000");
        assert_eq!(told(&ask(&mut client, "b")), "", "only the newest question is kept");
        let commands = client.hear(Reply::Ready("no names".into()));
        assert_eq!(told(&commands), "post 2 b, timer 10000, poorer: no names");
        assert_eq!(told(&client.hear(Reply::Progress(2, Step::Tag))), "timer 10000, step Tag");
        assert_eq!(told(&client.hear(Reply::Page(2, "B"))), "page B");
        assert_eq!(told(&client.time_up(last_timer(&commands))), "", "an answered question cannot time out");
        assert_eq!(told(&ask(&mut client, "c")), "post 3 c, timer 10000");
    }

    #[test]
    fn data_on_its_way_is_told_and_gives_the_start_more_time() {
        let mut client = Client::default();
        let first = last_timer(&ask(&mut client, "a"));
        assert_eq!(told(&client.hear(Reply::Loading(5, 20))), "timer 60000, loading 5 of 20");
        assert_eq!(told(&client.time_up(first)), "", "it was not slow, only large");
        client.hear::<&str>(Reply::Ready(String::new()));
        assert_eq!(told(&client.hear(Reply::Loading(20, 20))), "", "old news");
    }

    #[test]
    fn a_newer_question_cancels_an_older_one() {
        let mut client = ready();
        assert_eq!(told(&ask(&mut client, "b")), "timer 150");
        assert_eq!(told(&client.hear(Reply::Progress(1, Step::Tag))), "", "stale");
        assert_eq!(told(&client.hear(Reply::Page(1, "A"))), "post 2 b, timer 10000", "stale, and the next goes out");
        assert_eq!(told(&client.hear(Reply::Page(2, "B"))), "page B");
    }

    #[test]
    fn what_is_known_later_counts_for_the_newest_answer_alone() {
        let mut client = ready();
        assert_eq!(told(&client.hear(Reply::Known(1, "A's"))), "", "of a page that has not come");
        client.hear(Reply::Page(1, "A"));
        assert_eq!(told(&client.hear(Reply::Known(1, "A's"))), "known A's");
        ask(&mut client, "b");
        assert_eq!(told(&client.hear(Reply::Known(1, "A's"))), "", "stale");
        client.hear(Reply::Page(2, "B"));
        assert_eq!(told(&client.hear(Reply::Known(1, "A's"))), "", "stale for ever");
    }

    #[test]
    fn a_worker_that_will_not_let_go_of_an_old_question_is_replaced() {
        let mut client = ready();
        let timer = last_timer(&ask(&mut client, "b"));
        assert_eq!(told(&client.time_up(timer)), "terminate, spawn, timer 60000");
        assert_eq!(told(&client.hear(Reply::Page(1, "A"))), "", "the old worker has nothing to say");
        assert_eq!(told(&client.hear(Reply::Ready(String::new()))), "post 2 b, timer 10000");
    }

    #[test]
    fn a_trap_restarts_the_worker_with_a_message() {
        let mut client = ready();
        let fatal = Reply::Error { id: Some(1), message: "unreachable".into(), fatal: true };
        let words = "Reading failed (unreachable). The program has been restarted and your text is kept.";
        assert_eq!(told(&client.hear(fatal)), format!("terminate, failed: {words}, spawn, timer 60000"));
        assert_eq!(told(&client.hear(Reply::Loading(5, 20))), "timer 60000", "the failure stays told");
        assert_eq!(told(&client.hear(Reply::Ready(String::new()))), "", "nothing is asked twice by itself");
        assert_eq!(told(&ask(&mut client, "a")), "post 2 a, timer 10000");
    }

    #[test]
    fn a_hang_restarts_the_worker_and_long_texts_get_more_time() {
        let mut client = Client::default();
        ask(&mut client, &"a".repeat(400_000));
        let commands = client.hear(Reply::Ready(String::new()));
        assert!(told(&commands).ends_with("timer 20000"), "{}", told(&commands).len());
        let told = told(&client.time_up(last_timer(&commands)));
        assert!(
            told.starts_with("terminate, failed: Reading took too long") && told.ends_with("spawn, timer 60000"),
            "{told}"
        );
    }

    #[test]
    fn a_step_is_a_sign_of_life_of_a_slow_machine() {
        let mut client = Client::default();
        ask(&mut client, "a");
        let first = last_timer(&client.hear(Reply::Ready(String::new())));
        let second = last_timer(&client.hear(Reply::Progress(1, Step::Tag)));
        assert_eq!(told(&client.time_up(first)), "", "it was not silent");
        assert!(told(&client.time_up(second)).starts_with("terminate, failed: Reading took too long"));
        assert_eq!(told(&client.hear(Reply::Progress(1, Step::Tag))), "", "of the worker that was ended");
    }

    #[test]
    fn an_error_that_is_not_fatal_keeps_the_worker() {
        let mut client = ready();
        let error = Reply::Error { id: Some(1), message: "no".into(), fatal: false };
        assert_eq!(told(&client.hear(error)), "failed: no");
        assert_eq!(told(&ask(&mut client, "b")), "post 2 b, timer 10000");
    }

    #[test]
    fn a_worker_that_cannot_start_is_not_started_again_until_somebody_asks() {
        let mut client = Client::default();
        ask(&mut client, "a");
        let error = Reply::Error { id: None, message: "404".into(), fatal: true };
        let commands: Commands = client.hear(error);
        assert_eq!(told(&commands), "terminate, failed: The program that reads articles could not start (404).");
        assert_eq!(told(&client.crashed("again")), "");
        assert_eq!(told(&ask(&mut client, "b")), "spawn, timer 60000");
    }

    #[test]
    fn a_crash_while_idle_is_mended_in_silence() {
        let mut client = ready();
        client.hear(Reply::Page(1, "A"));
        assert_eq!(told(&client.crashed("x")), "terminate, spawn, timer 60000");
    }
}
