//! JSON pointers to byte offsets.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::Part;
use crate::pointer;

/// Every value of a document with its place; the first one is the document.
#[derive(Debug, Default)]
pub(super) struct Spans {
    entries: Vec<Entry>,
    /// The entry of a container's member: of two with one key the last, as reading does.
    members: HashMap<(usize, Token), usize>,
}

#[derive(Debug)]
struct Entry {
    key: Option<Range<usize>>,
    value: Range<usize>,
    list: bool,
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum Token {
    Key(Box<str>),
    Index(usize),
}

impl Spans {
    /// The most values that are kept. A document with more is refused, so few problems can be in it.
    const MOST: usize = 100_000;

    /// Scans a valid document in one pass and without recursion. Text that is not JSON gives places of no meaning.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut spans = Self::default();
        // The containers around the place, with the index of the next element; outermost first.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut key = None;
        let mut at = 0;
        while let Some(byte) = bytes.get(at)
            && spans.entries.len() < Self::MOST
        {
            let end = match byte {
                b'"' => string_end(bytes, at),
                b'{' | b'[' | b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => at + 1,
                _ => scalar_end(bytes, at),
            };
            match byte {
                b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => {}
                b'}' | b']' => {
                    if let Some((id, _)) = open.pop() {
                        spans.entries[id].value.end = end;
                    }
                }
                b'"' if key.is_none() && spans.in_object(&open) => key = Some(at..end),
                _ => {
                    let id = spans.add(text, &mut open, key.take(), at..end);
                    if matches!(byte, b'{' | b'[') {
                        spans.entries[id].list = *byte == b'[';
                        // Until its end is seen, a container reaches to the end.
                        spans.entries[id].value.end = text.len();
                        open.push((id, 0));
                    }
                }
            }
            at = end;
        }
        spans
    }

    fn in_object(&self, open: &[(usize, usize)]) -> bool {
        open.last().is_some_and(|(id, _)| !self.entries[*id].list)
    }

    /// Adds a value in the innermost of `open` and gives its number.
    fn add(
        &mut self,
        text: &str,
        open: &mut [(usize, usize)],
        key: Option<Range<usize>>,
        value: Range<usize>,
    ) -> usize {
        let id = self.entries.len();
        if let Some((parent, next)) = open.last_mut() {
            let token = match &key {
                Some(key) => Token::Key(unquoted(text.get(key.clone()).unwrap_or_default()).into()),
                None => Token::Index(*next),
            };
            *next += 1;
            self.members.insert((*parent, token), id);
        }
        self.entries.push(Entry {
            key,
            value,
            list: false,
        });
        id
    }

    /// The bytes of the member at `pointer`, or of the nearest value around it; `None` when there is no value at all.
    pub(super) fn find(&self, pointer: &str, part: Part) -> Option<Range<usize>> {
        let mut found = self.entries.first()?;
        let mut here = 0;
        for token in pointer::tokens(pointer) {
            match self.child(here, &token) {
                Some(child) => (here, found) = child,
                None => return Some(found.value.clone()),
            }
        }
        match &found.key {
            Some(key) if part == Part::Key => Some(key.clone()),
            _ => Some(found.value.clone()),
        }
    }

    fn child(&self, parent: usize, token: &str) -> Option<(usize, &Entry)> {
        let token = match self.entries.get(parent)?.list {
            true => Token::Index(token.parse().ok()?),
            false => Token::Key(token.into()),
        };
        let id = *self.members.get(&(parent, token))?;
        Some((id, self.entries.get(id)?))
    }
}

/// The text of a JSON string with its quotes.
fn unquoted(string: &str) -> Cow<'_, str> {
    match string.strip_prefix('"').and_then(|s| s.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
        _ => Cow::Owned(serde_json::from_str(string).unwrap_or_default()),
    }
}

/// The byte after the string that starts at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The byte after the number or word that starts at `start`.
fn scalar_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.iter().skip(start);
    let ends = |byte: &u8| b",]}:[{\" \t\n\r".contains(byte);
    start + 1 + rest.skip(1).take_while(|byte| !ends(byte)).count()
}
