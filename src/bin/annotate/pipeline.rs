//! Works on many texts at once and prints them in order. Takes a stream of texts and a function, gives its results to a writer; holds at most
//! a few texts a thread at any time.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::input::Item;

/// Texts that wait, or whose results wait, for each thread.
const WAITING: usize = 2;

/// A text and where its result goes.
type Job = (Item, SyncSender<String>);
/// A result to come, or the message that ends the run.
type Pending = Result<Receiver<String>, String>;

/// Writes `work` of each item to `out`, in the order of `items`, with `jobs` threads. The first error ends it; its message comes back. Where
/// nobody reads `out` any more it ends without one. The thread that reads is left alone: it may be waiting for input for ever.
pub fn run<I, W>(items: I, work: W, jobs: usize, out: &mut impl Write) -> Result<(), String>
where
    I: Iterator<Item = Result<Item, String>> + Send + 'static,
    W: Fn(&Item) -> String + Send + Sync + 'static,
{
    let (to_workers, queue) = sync_channel::<Job>(jobs * WAITING);
    let (to_writer, pending) = sync_channel::<Pending>(jobs * WAITING);
    let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
    thread::spawn(move || read(items, &to_workers, &to_writer));
    for _ in 0..jobs {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
        thread::spawn(move || {
            while let Some((item, result)) = take(&queue) {
                // Nobody waits for it once the run has ended.
                result.send(work(&item)).ok();
            }
        });
    }
    write(&pending, out)
}

fn read(
    items: impl Iterator<Item = Result<Item, String>>,
    to_workers: &SyncSender<Job>,
    to_writer: &SyncSender<Pending>,
) {
    for item in items {
        let sent = match item {
            Ok(item) => {
                let (result, later) = sync_channel(1);
                to_writer.send(Ok(later)).is_ok() && to_workers.send((item, result)).is_ok()
            }
            Err(message) => {
                to_writer.send(Err(message)).ok();
                false
            }
        };
        if !sent {
            return;
        }
    }
}

/// The next job; none when all have been taken, or when another worker has panicked.
fn take(queue: &Mutex<Receiver<Job>>) -> Option<Job> {
    queue.lock().ok()?.recv().ok()
}

fn write(pending: &Receiver<Pending>, out: &mut impl Write) -> Result<(), String> {
    let mut out = BufWriter::new(out);
    let mut result = Ok(());
    let written = loop {
        match next(pending, &mut out) {
            Ok(Some(Ok(later))) => {
                let Ok(text) = later.recv() else { break Err(io::Error::other("a worker has failed")) };
                if let Err(error) = out.write_all(text.as_bytes()) {
                    break Err(error);
                }
            }
            Ok(Some(Err(message))) => {
                result = Err(message);
                break out.flush();
            }
            Ok(None) => break out.flush(),
            Err(error) => break Err(error),
        }
    };
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(format!("standard output: {error}")),
        Ok(()) => result,
    }
}

/// The next result to come; what is written is passed on before a wait, so that a reader of a slow stream sees it at once.
fn next(pending: &Receiver<Pending>, out: &mut impl Write) -> io::Result<Option<Pending>> {
    match pending.try_recv() {
        Ok(pending) => Ok(Some(pending)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(pending.recv().ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn item(number: usize) -> Result<Item, String> {
        Ok(Item { id: Value::from(number), text: "x".repeat(number % 7) })
    }

    fn line(item: &Item) -> String {
        // Uneven work, so that results come out of order.
        (0..item.text.len() * 2_000).for_each(|step| _ = std::hint::black_box(step));
        format!("{}\n", item.name())
    }

    #[test]
    fn order_is_kept() {
        let expected: String = (0..500).map(|number| format!("{number}\n")).collect();
        for jobs in [1, 2, 5] {
            let mut out = Vec::new();
            assert_eq!(run((0..500).map(item), line, jobs, &mut out), Ok(()));
            assert_eq!(String::from_utf8(out), Ok(expected.clone()), "{jobs}");
        }
    }

    #[test]
    fn an_error_ends_the_run_after_what_stood_before_it() {
        let items = (0..9).map(|number| if number == 3 { Err("bad".to_owned()) } else { item(number) });
        let mut out = Vec::new();
        assert_eq!(run(items, line, 2, &mut out), Err("bad".to_owned()));
        assert_eq!(out, b"0\n1\n2\n");
    }

    /// A writer that takes `left` bytes.
    struct Pipe {
        left: usize,
        then: ErrorKind,
    }

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.left = self.left.checked_sub(bytes.len()).ok_or(self.then)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn endless_input_ends_with_the_reader_of_the_output() {
        let mut pipe = Pipe { left: 100_000, then: ErrorKind::BrokenPipe };
        assert_eq!(run((0..).map(item), line, 2, &mut pipe), Ok(()));
        let mut full = Pipe { left: 10, then: ErrorKind::StorageFull };
        let message = run((0..).map(item), line, 2, &mut full).expect_err("no place");
        assert!(message.starts_with("standard output: "), "{message}");
    }
}
