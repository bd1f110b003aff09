//! Carries out the commands of [`Client`]: starts and ends the browser's worker, posts to it, hears it, keeps the timer.
//! Decides nothing.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use dramatis::Page;
use dramatis::STEPS;
use dramatis::Step;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use super::{Client, Command, News, Reply};
use crate::dom;
use crate::state::Shown;

/// Beside the page, whatever the path.
const SCRIPT: &str = "./worker.js";

/// The worker of this page; clones share it.
#[derive(Clone)]
pub struct Host(Rc<Inner>);

struct Inner {
    client: RefCell<Client>,
    worker: RefCell<Option<Running>>,
    timer: RefCell<Option<Timeout>>,
    /// The reader's own entries; goes with every text, as a new worker knows nothing.
    table: RefCell<Rc<str>>,
    /// What has come of a page, and of which request.
    coming: RefCell<(u32, Page)>,
    tell: Callback<News<Shown>>,
}

/// A worker that ends when it is dropped.
struct Running {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Host {
    /// No worker yet; news go to `tell`.
    pub fn new(tell: Callback<News<Shown>>) -> Host {
        Host(Rc::new(Inner {
            client: RefCell::default(),
            worker: RefCell::default(),
            timer: RefCell::default(),
            table: RefCell::new(Rc::from("")),
            coming: RefCell::default(),
            tell,
        }))
    }

    /// Asks for the page of `text`, with the reader's own entries of `table`; an earlier question is off.
    pub fn ask(&self, text: Rc<str>, table: Rc<str>) {
        self.0.table.replace(table);
        let commands = self.0.client.borrow_mut().ask(text);
        self.0.run(commands);
    }
}

impl Inner {
    fn run(self: &Rc<Inner>, commands: Vec<Command<Shown>>) {
        for command in commands {
            match command {
                Command::Spawn => self.spawn(),
                Command::Terminate => drop(self.worker.take()),
                Command::Post(id, text) => self.post(id, &text),
                Command::Timer(number, after) => self.start_timer(number, after),
                Command::Tell(news) => self.tell.emit(news),
            }
        }
    }

    fn spawn(self: &Rc<Inner>) {
        let (early, said) = early().unzip();
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Some(worker) = early.or_else(|| Worker::new_with_options(SCRIPT, &options).ok()) else {
            return self.crashed("this browser has no module workers");
        };
        let listeners = [
            self.listen(&worker, "message", |inner, event| inner.hear(&event.unchecked_ref::<MessageEvent>().data())),
            self.listen(&worker, "messageerror", |inner, _| inner.crashed("its answer could not be read")),
            self.listen(&worker, "error", |inner, event| {
                let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                inner.crashed(&message.unwrap_or_else(|| format!("{SCRIPT} did not load")));
            }),
        ];
        self.worker.replace(Some(Running { worker, _listeners: listeners }));
        // After the commands that started it.
        for message in said.iter().flat_map(Array::iter) {
            let inner = self.clone();
            Timeout::new(0, move || inner.hear(&message)).forget();
        }
    }

    fn listen(self: &Rc<Inner>, worker: &Worker, event: &'static str, then: fn(&Rc<Inner>, &Event)) -> EventListener {
        let inner: Weak<Inner> = Rc::downgrade(self);
        EventListener::new(worker, event, move |event| {
            if let Some(inner) = inner.upgrade() {
                then(&inner, event);
            }
        })
    }

    fn hear(self: &Rc<Inner>, data: &JsValue) {
        let awaits = |id| self.client.borrow().awaits(id);
        match read(data, awaits, &self.coming) {
            // Reading a long page and drawing it are two tasks, so that the reader's clicks get in between.
            Some(reply @ (Reply::Page(..) | Reply::Known(..))) => {
                let inner = Rc::downgrade(self);
                let then = move || {
                    if let Some(inner) = inner.upgrade() {
                        inner.heard(reply);
                    }
                };
                Timeout::new(0, then).forget();
            }
            Some(reply) => self.heard(reply),
            None => {}
        }
    }

    fn heard(self: &Rc<Inner>, reply: Reply<Shown>) {
        let commands = self.client.borrow_mut().hear(reply);
        self.run(commands);
    }

    fn crashed(self: &Rc<Inner>, message: &str) {
        let commands = self.client.borrow_mut().crashed(message);
        self.run(commands);
    }

    fn post(self: &Rc<Inner>, id: u32, text: &str) {
        let message = Object::new();
        let sent = Reflect::set(&message, &"id".into(), &id.into())
            .and_then(|_| Reflect::set(&message, &"text".into(), &text.into()))
            .and_then(|_| Reflect::set(&message, &"table".into(), &(**self.table.borrow()).into()))
            .and_then(|_| {
                self.worker.borrow().as_ref().map_or(Ok(()), |running| running.worker.post_message(&message))
            });
        if sent.is_err() {
            self.crashed("the text could not be sent to it");
        }
    }

    fn start_timer(self: &Rc<Inner>, number: u32, after: u32) {
        let inner = Rc::downgrade(self);
        let timeout = Timeout::new(after, move || {
            if let Some(inner) = inner.upgrade() {
                let commands = inner.client.borrow_mut().time_up(number);
                inner.run(commands);
            }
        });
        self.timer.replace(Some(timeout));
    }
}

/// The worker that `boot.js` has started, with its messages; once, as another one has to be new.
fn early() -> Option<(Worker, Array)> {
    let window = dom::window();
    let early = Reflect::get(&window, &"early".into()).ok().filter(JsValue::is_object)?;
    let _ = Reflect::delete_property(&window, &"early".into());
    let worker: Worker = Reflect::get(&early, &"worker".into()).ok()?.unchecked_into();
    worker.set_onmessage(None);
    worker.set_onerror(None);
    Some((worker, Reflect::get(&early, &"said".into()).ok()?.unchecked_into()))
}

/// Reads a message of `worker.js`. The pieces of a page gather in `coming`; a page that nobody `awaits` is not even looked at.
fn read(data: &JsValue, awaits: impl Fn(u32) -> bool, coming: &RefCell<(u32, Page)>) -> Option<Reply<Shown>> {
    let field = |name: &str| Reflect::get(data, &name.into()).ok().filter(|value| !value.is_undefined());
    let id = field("id").and_then(|id| id.as_f64()).map(|id| id as u32);
    if let Some(error) = field("error") {
        let message = error.as_string().unwrap_or_default();
        return Some(Reply::Error { id, message, fatal: field("fatal").is_some_and(|fatal| fatal.is_truthy()) });
    }
    if field("ready").is_some() {
        return Some(Reply::Ready(field("note").and_then(|note| note.as_string()).unwrap_or_default()));
    }
    let bytes = |name: &str| field(name).and_then(|bytes| bytes.as_f64()).map(|bytes| bytes as usize);
    if let Some(received) = bytes("received") {
        return Some(Reply::Loading(received, bytes("total").unwrap_or_default()));
    }
    let id = id?;
    if let Some(step) = field("progress").and_then(|step| step.as_string()).and_then(|name| step_named(&name)) {
        return Some(Reply::Progress(id, step));
    }
    let whole = || Shown(Rc::new(std::mem::take(&mut coming.borrow_mut().1)));
    if field("known").is_some() {
        return awaits(id).then(|| Reply::Known(id, whole()));
    }
    let (last, piece) = (field("page"), field("piece"));
    let is_last = last.is_some();
    let piece = last.or(piece)?;
    if !awaits(id) {
        return is_last.then(|| Reply::Error { id: Some(id), message: String::new(), fatal: false });
    }
    if coming.borrow().0 != id {
        coming.replace((id, Page::default()));
    }
    match serde_wasm_bindgen::from_value(piece) {
        Ok(piece) => coming.borrow_mut().1.append(piece),
        Err(error) => return Some(Reply::Error { id: Some(id), message: error.to_string(), fatal: false }),
    }
    is_last.then(|| Reply::Page(id, whole()))
}

fn step_named(name: &str) -> Option<Step> {
    STEPS.into_iter().find(|(_, step_name)| *step_name == name).map(|(step, _)| step)
}
