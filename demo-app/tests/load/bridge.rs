//! Bridges in processes of their own: one that is well, and one that is as bad as it is told to be.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// The environment variables that say how a bridge is, and where it listens.
const MODE: &str = "FACEPLATE_LOAD_BRIDGE";
const PORT: &str = "FACEPLATE_LOAD_PORT";

/// How long a bridge that is well takes.
pub(crate) const WELL: Duration = Duration::from_millis(50);

/// How a bridge behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It answers after [`WELL`].
    Well,
    /// It answers after 0.1 to 30 s, a byte a second, or never.
    Slow,
    /// Nobody listens.
    Down,
    /// It comes and goes every 0.5 to 5 s.
    Flapping,
    /// Its answers are 100 MiB.
    Huge,
    /// It answers with anything but an object in JSON.
    NotJson,
}

impl Mode {
    pub(crate) const BAD: [Self; 5] = [
        Self::Slow,
        Self::Down,
        Self::Flapping,
        Self::Huge,
        Self::NotJson,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Slow => "slow",
            Self::Down => "down",
            Self::Flapping => "flapping",
            Self::Huge => "huge",
            Self::NotJson => "not JSON",
        }
    }
}

/// A running bridge, ended when dropped.
pub(crate) struct Bridge {
    process: Child,
    /// Kept open: the harness around the process says more on it than the port, and must not fail at that.
    _output: BufReader<ChildStdout>,
    pub(crate) port: u16,
}

impl Bridge {
    /// Starts one on `port`; 0 takes one that is free.
    pub(crate) fn start(mode: Mode, port: u16) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "bridge_process", "--ignored", "--nocapture"])
            .env(MODE, mode.name())
            .env(PORT, port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let lines = output.by_ref().lines().map_while(Result::ok);
        let port = { lines }.find_map(|line| line.strip_prefix("port ")?.parse().ok());
        Self {
            process,
            _output: output,
            port: port.unwrap(),
        }
    }

    /// What it counted.
    pub(crate) fn counts(&self) -> Counts {
        let mut answer = String::new();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream
            .write_all(b"GET /counts HTTP/1.1\r\nConnection: close\r\n\r\n")
            .unwrap();
        stream.read_to_string(&mut answer).unwrap();
        let body: Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
        let number = |key: &str| body[key].as_u64().unwrap();
        Counts {
            most: number("most"),
            most_checks: number("mostChecks"),
            health_checks: Duration::from_millis(number("checksMillis")),
        }
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// What a bridge counted.
pub(crate) struct Counts {
    /// The most requests at the same time, and the most health checks among them.
    pub(crate) most: u64,
    pub(crate) most_checks: u64,
    /// From the first health check to the last.
    pub(crate) health_checks: Duration,
}

/// The same in the bridge's process.
#[derive(Default)]
struct Counting {
    requests: usize,
    now: usize,
    most: usize,
    checks: usize,
    most_checks: usize,
    health_checks: Option<(Instant, Instant)>,
}

static COUNTING: LazyLock<Mutex<Counting>> = LazyLock::new(Mutex::default);

/// Serves as the environment says, until standard input ends.
#[expect(clippy::print_stdout, reason = "it says where it listens")]
pub(crate) fn serve() {
    let mode = std::env::var(MODE).unwrap();
    let modes = [Mode::Well].into_iter().chain(Mode::BAD);
    let mode = modes.into_iter().find(|own| own.name() == mode).unwrap();
    let port: u16 = std::env::var(PORT).unwrap().parse().unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
    let address = listener.local_addr().unwrap();
    println!("\nport {}", address.port());
    thread::spawn(move || listen(mode, listener, address));
    drop(io::copy(&mut io::stdin().lock(), &mut io::sink()));
}

fn listen(mode: Mode, listener: TcpListener, address: SocketAddr) {
    match mode {
        Mode::Down => drop(listener),
        Mode::Flapping => flap(listener, address),
        Mode::Well | Mode::Slow | Mode::Huge | Mode::NotJson => {
            for stream in listener.incoming().map_while(Result::ok) {
                thread::spawn(move || talk(mode, stream));
            }
        }
    }
}

/// Listens and does not, for other times each. What is connected is cut off when it goes.
fn flap(mut listener: TcpListener, address: SocketAddr) {
    let times = [500, 2_000, 1_000, 5_000, 700, 3_000];
    for (up, millis) in [true, false]
        .into_iter()
        .cycle()
        .zip(times.into_iter().cycle())
    {
        let end = Instant::now() + Duration::from_millis(millis);
        if !up {
            drop(listener);
            thread::sleep(Duration::from_millis(millis));
            listener = TcpListener::bind(address).unwrap();
            continue;
        }
        listener.set_nonblocking(true).unwrap();
        let mut connected = Vec::new();
        while Instant::now() < end {
            if let Ok((stream, _)) = listener.accept() {
                stream.set_nonblocking(false).unwrap();
                connected.push(stream.try_clone().unwrap());
                thread::spawn(move || talk(Mode::Well, stream));
            } else {
                thread::sleep(Duration::from_millis(5));
            }
        }
        for stream in connected {
            drop(stream.shutdown(std::net::Shutdown::Both));
        }
    }
}

/// Answers the requests of one connection.
fn talk(mode: Mode, stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut stream = stream;
    loop {
        let path = request(&mut reader)?;
        let number = {
            let mut counting = COUNTING.lock().unwrap();
            if path == "/counts" {
                let between = |(first, last): (Instant, Instant)| (last - first).as_millis();
                let millis = counting.health_checks.map_or(0, between);
                let body = format!(
                    "{{\"most\":{},\"mostChecks\":{},\"checksMillis\":{millis}}}",
                    counting.most, counting.most_checks
                );
                return say(&mut stream, 200, "", body.as_bytes());
            }
            if path == "/health" {
                counting.checks += 1;
                counting.most_checks = counting.most_checks.max(counting.checks);
                let now = Instant::now();
                counting.health_checks =
                    Some((counting.health_checks.map_or(now, |(first, _)| first), now));
            }
            counting.requests += 1;
            counting.now += 1;
            counting.most = counting.most.max(counting.now);
            counting.requests
        };
        let checked = path == "/health";
        let answered = if checked {
            thread::sleep(WELL);
            say(&mut stream, 200, "", b"{}")
        } else {
            answer(mode, number, &mut stream)
        };
        let mut counting = COUNTING.lock().unwrap();
        counting.now -= 1;
        counting.checks -= usize::from(checked);
        drop(counting);
        answered?;
    }
}

/// Reads a request; its path.
fn request(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    io::copy(&mut reader.take(length), &mut io::sink()).ok()?;
    Some(path)
}

fn say(stream: &mut TcpStream, status: u16, header: &str, body: &[u8]) -> Option<()> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} x\r\n{header}Content-Length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body).ok()
}

/// Answers the `number`th request.
fn answer(mode: Mode, number: usize, stream: &mut TcpStream) -> Option<()> {
    let data = format!(
        "{{\"data\":{{\"number\":{number},\"at\":{}}}}}",
        number * 7 % 100
    );
    let well = |stream: &mut TcpStream, wait: u64| {
        thread::sleep(Duration::from_millis(wait));
        say(stream, 200, "", data.as_bytes())
    };
    match (mode, number % 6) {
        (Mode::Slow, 0) => well(stream, 30_000),
        (Mode::Slow, 1) => well(stream, 100),
        (Mode::Slow, 2) => well(stream, 3_000),
        (Mode::Slow, 3) => {
            let head = format!("HTTP/1.1 200 x\r\nContent-Length: {}\r\n\r\n", data.len());
            stream.write_all(head.as_bytes()).ok()?;
            for byte in data.bytes() {
                thread::sleep(Duration::from_secs(1));
                stream.write_all(&[byte]).ok()?;
            }
            Some(())
        }
        (Mode::Slow, 4) => well(stream, 3_600_000),
        (Mode::Slow, _) => well(stream, 10_000),
        (Mode::Huge, kind) => huge(stream, kind % 2 == 0),
        (Mode::NotJson, 0) => say(stream, 200, "", b"<!doctype html><title>Log in</title>"),
        (Mode::NotJson, 1) => say(stream, 200, "", b"{\"data\":{\"number\":"),
        (Mode::NotJson, 2) => say(stream, 200, "", "[".repeat(1_000_000).as_bytes()),
        (Mode::NotJson, 3) => say(stream, 200, "", b"[1,2,3]"),
        (Mode::NotJson, 4) => say(stream, 500, "", b"Traceback (most recent call last):"),
        (Mode::NotJson, _) => say(stream, 429, "Retry-After: 1\r\n", b"\0\xff"),
        (Mode::Well | Mode::Down | Mode::Flapping, _) => {
            let wait = u64::try_from(WELL.as_millis()).unwrap();
            well(stream, wait)
        }
    }
}

/// 100 MiB of JSON, or of what says that it is compressed.
fn huge(stream: &mut TcpStream, compressed: bool) -> Option<()> {
    let encoding = if compressed {
        "Content-Encoding: gzip\r\n"
    } else {
        ""
    };
    let head =
        format!("HTTP/1.1 200 x\r\n{encoding}Content-Length: 104857600\r\n\r\n{{\"data\":\"");
    stream.write_all(head.as_bytes()).ok()?;
    let part = [b'x'; 64 * 1024];
    loop {
        stream.write_all(&part).ok()?;
    }
}
