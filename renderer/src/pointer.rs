//! Where a value stands in a document: a JSON pointer (RFC 6901) that is cheap to extend and to share.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A JSON pointer built downwards while a document is walked.
///
/// Extending costs one small allocation and the parts are shared, so a walk over thousands of nodes writes no
/// strings. `to_string` gives the RFC 6901 text (`/uiExtensions/0/schema`; the whole document is the empty text).
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Pointer(Option<Arc<Step>>);

#[derive(PartialEq, Eq, Hash)]
struct Step {
    parent: Pointer,
    token: Token,
}

/// One step of a pointer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Token {
    Key(Cow<'static, str>),
    Index(usize),
}

impl Pointer {
    /// The whole document.
    pub const fn root() -> Self {
        Self(None)
    }

    /// The member `key` of the object here.
    #[must_use]
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        self.step(Token::Key(key.into()))
    }

    /// The element `index` of the list here.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Token::Index(index))
    }

    /// The value around this one and the step from it to here; `None` for the whole document.
    pub(crate) fn parent(&self) -> Option<(&Self, &Token)> {
        self.0.as_deref().map(|step| (&step.parent, &step.token))
    }

    /// One step further down.
    pub(crate) fn step(&self, token: Token) -> Self {
        Self(Some(Arc::new(Step {
            parent: self.clone(),
            token,
        })))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Parents first; a document is at most `Limits::depth` deep, so a short list of parts does.
        let mut tokens = Vec::new();
        let mut here = self;
        while let Some(step) = &here.0 {
            tokens.push(&step.token);
            here = &step.parent;
        }
        for token in tokens.iter().rev() {
            match token {
                Token::Key(key) => write!(f, "/{}", escape(key))?,
                Token::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pointer({self})")
    }
}

/// One key as it stands in a pointer: `~` is `~0` and `/` is `~1` (RFC 6901 section 3).
pub fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

/// The keys and indices of a pointer's text, from the document downwards, as they are without escapes.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|token| {
        if token.contains('~') {
            Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(token)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_what_was_escaped() {
        assert_eq!(tokens("").count(), 0);
        assert_eq!(
            tokens("/a~1b/3/m~0n/~01").collect::<Vec<_>>(),
            ["a/b", "3", "m~n", "~1"]
        );
    }

    #[test]
    fn the_whole_document_is_the_empty_text() {
        assert_eq!(Pointer::root().to_string(), "");
    }

    #[test]
    fn keys_are_escaped_as_rfc_6901_says() {
        let pointer = Pointer::root().key("a/b").index(3).key("m~n");
        assert_eq!(pointer.to_string(), "/a~1b/3/m~0n");
    }
}
