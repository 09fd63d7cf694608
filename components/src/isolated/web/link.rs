//! What a page in a frame says: by window messages, and by a channel of its own (decisions.md 21).

use std::cell::RefCell;
use std::rc::Rc;

use faceplate_renderer::isolation::{MESSAGE_BYTES, MessageProblem, PageCall, PageMessage, answer};
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, JSON, Object, Reflect};
use serde_json::{Value, json};
use web_sys::wasm_bindgen::prelude::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort};

use super::super::{Flow, Pace};

/// What the host's script in a page says first, and what it is answered with: one end of a channel.
const HELLO: &str = "wprint3d.view-hello";
const PORT: &str = "wprint3d.view-port";

/// What the contract's types begin with.
const PREFIX: &str = "wprint3d.plugin-";

/// How much a page may say within a second.
const MOST: u32 = 100;

/// What is heard of a page.
pub(super) enum Heard {
    /// Its script runs.
    Hello,
    /// A message of the contract.
    Message(PageMessage),
    /// Something beyond the contract, which is answered already.
    Call(PageCall),
    /// It says more than anybody can hear. It is not heard any more.
    Flood,
}

/// Listens to a page until it is dropped.
pub(super) struct Link {
    pub(super) heard: UnboundedReceiver<Heard>,
    listener: Closure<dyn FnMut(MessageEvent)>,
    ear: Rc<Ear>,
}

impl Link {
    /// Listens to the page in `frame`, whose messages say that they come from `origin`.
    pub(super) fn new(
        frame: impl Fn() -> Option<HtmlIFrameElement> + 'static,
        origin: String,
    ) -> Self {
        let (tell, heard) = unbounded();
        let ear = Rc::new(Ear {
            tell,
            line: RefCell::default(),
            pace: Pace::new(MOST),
        });
        let hears = Rc::clone(&ear);
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // The rest of a flood comes as well.
            if hears.pace.is_flooded() {
                return;
            }
            let window = frame().and_then(|frame| frame.content_window());
            let (Some(window), Some(source)) = (window, event.source()) else {
                return;
            };
            // Every frame of the host's page may send messages here.
            if Object::is(&window, &source) && event.origin() == origin {
                hears.window_message(&window, &event.data());
            }
        });
        if let Some(window) = web_sys::window() {
            let listener = listener.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback("message", listener);
        }
        Self {
            heard,
            listener,
            ear,
        }
    }

    /// Whether the page says more than anybody can hear. What it said before does not count any more either.
    pub(super) fn is_flooded(&self) -> bool {
        self.ear.pace.is_flooded()
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let listener = self.listener.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("message", listener);
        }
        self.ear.line.take();
    }
}

/// The host's end of the channel, closed when it is dropped.
struct Line {
    port: MessagePort,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

/// What hears.
struct Ear {
    tell: UnboundedSender<Heard>,
    line: RefCell<Option<Line>>,
    pace: Pace,
}

impl Ear {
    fn tell(&self, heard: Heard) {
        // Who listened may have gone.
        let _ = self.tell.unbounded_send(heard);
    }

    /// Whether the page still says no more than it may; once it does not, it is told.
    fn admits(&self) -> bool {
        let flow = self.pace.count();
        if flow == Flow::Floods {
            self.tell(Heard::Flood);
        }
        flow == Flow::Steady
    }

    fn window_message(self: &Rc<Self>, window: &web_sys::Window, data: &JsValue) {
        if !self.admits() {
            return;
        }
        // What arrives is a copy without any code in it.
        let kind = Reflect::get(data, &"type".into()).ok();
        match kind.and_then(|kind| kind.as_string()) {
            Some(kind) if kind == HELLO => self.connect(window),
            Some(kind) if kind.starts_with(PREFIX) => {
                let text = JSON::stringify(data).ok();
                let text = text.and_then(|text| text.as_string()).unwrap_or_default();
                match PageMessage::read(&text) {
                    Ok(message) => self.tell(Heard::Message(message)),
                    Err(problem) => warn(&problem),
                }
            }
            Some(_) | None => {}
        }
    }

    /// Gives the page one end of a new channel: whoever said hello before has gone.
    fn connect(self: &Rc<Self>, window: &web_sys::Window) {
        let Ok(channel) = MessageChannel::new() else {
            return;
        };
        let port = channel.port1();
        let (hears, answers) = (Rc::clone(self), port.clone());
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = hears.call(&event.data()) {
                let _ = answers.post_message(&said.to_string().into());
            }
        });
        port.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        self.line.replace(Some(Line {
            port,
            _listener: listener,
        }));
        let message = JSON::parse(&json!({ "type": PORT }).to_string());
        let transfer = Array::of1(&channel.port2());
        if let Ok(message) = message
            && window
                .post_message_with_transfer(&message, "*", &transfer)
                .is_ok()
        {
            self.tell(Heard::Hello);
        }
    }

    /// Hears a call and returns what to answer.
    fn call(&self, data: &JsValue) -> Option<Value> {
        if !self.admits() {
            return None;
        }
        let text = data.dyn_ref::<js_sys::JsString>()?;
        // Longer ones are not even copied.
        if text.length() as usize > MESSAGE_BYTES {
            return None;
        }
        let (id, call) = PageCall::read(&String::from(text))?;
        let outcome = call.map(|call| {
            self.tell(Heard::Call(call));
            Value::Null
        });
        Some(answer(id, outcome))
    }
}

/// For the plugin's author, who looks here.
fn warn(problem: &MessageProblem) {
    web_sys::console::warn_1(&format!("A message of a plugin's page is ignored: {problem}").into());
}
