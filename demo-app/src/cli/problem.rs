//! One problem as text for a person: where it is, the line it is on, and what to do about it.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use clap::builder::styling::AnsiColor;
use faceplate_renderer::diagnostic::Severity;
use faceplate_renderer::{Located, Source};

/// Characters of the source line that are shown before the place, at the place and after it.
const BEFORE: usize = 40;
const MARKED: usize = 60;
const AFTER: usize = 30;

/// Characters of a message, hint or path.
const PROSE: usize = 500;

/// `problem`, with the line of `source` it is about when its file is at hand; ends without a line break. The text
/// holds escape sequences for colours, and no other control characters (security.md T23).
pub(super) fn render(problem: &Located, source: Option<&Source>) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(
        level
            .primary_title(prose(&problem.message))
            .id(problem.code.name()),
    );
    if let Some(source) = source {
        let excerpt = Excerpt::of(source.text(), problem.span.clone());
        let mark = AnnotationKind::Primary.span(excerpt.mark);
        let snippet = Snippet::source(excerpt.line).line_start(problem.line);
        group = group.element(snippet.annotation(mark));
    }
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.message(prose(hint)));
    }
    let text = Renderer::styled().render(&[group]);
    // The crate would count the column in the excerpt, not in the file.
    let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let width = problem.line.to_string().len();
    let style = AnsiColor::BrightBlue.on_default().bold();
    let file = prose(&problem.file);
    let (line, column) = (problem.line, problem.column);
    format!(
        "{title}\n{:width$}{style}-->{style:#} {file}:{line}:{column}\n{rest}",
        ""
    )
}

/// One line of a text, cut to what fits a terminal around the place that matters.
struct Excerpt {
    line: String,
    /// The place, in bytes of `line`.
    mark: Range<usize>,
}

impl Excerpt {
    fn of(text: &str, span: Range<usize>) -> Self {
        let (before, rest) = text.split_at_checked(span.start).unwrap_or((text, ""));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
        let length = span.len().min(rest.len());
        let (marked, after) = rest.split_at_checked(length).unwrap_or((rest, ""));

        let mut line = String::new();
        match before.char_indices().rev().nth(BEFORE - 1) {
            Some((start, _)) if start > 0 => {
                line.push('…');
                line.extend(before[start..].chars().map(visible));
            }
            Some(_) | None => line.extend(before.trim_start().chars().map(visible)),
        }
        let start = line.len();
        line.push_str(&cut(marked, MARKED));
        let end = line.len();
        line.push_str(&cut(after, AFTER));
        Self {
            line,
            mark: start..end,
        }
    }
}

/// At most `length` characters of `text`, all of them visible.
fn cut(text: &str, length: usize) -> String {
    let mut chars = text.chars().map(visible);
    let mut cut: String = chars.by_ref().take(length).collect();
    if chars.next().is_some() {
        cut.push('…');
    }
    cut
}

fn prose(text: &str) -> String {
    cut(text, PROSE)
}

/// `c`, or a sign in its place where a terminal would do something other than show it.
pub(super) fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{061C}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use faceplate_renderer::diagnostic::{Code, Diagnostic};
    use faceplate_renderer::pointer::Pointer;

    use super::*;

    fn plain(text: &str, key: &'static str, message: &str) -> String {
        let source = Source::new("my-plugin/plugin.json", text);
        let diagnostic = Diagnostic::new(Code::WrongType, Pointer::root().key(key), message)
            .with_hint("write a number".to_owned());
        let problem = Located::in_source(diagnostic, &source);
        anstream::adapter::strip_str(&render(&problem, Some(&source))).to_string()
    }

    #[test]
    fn a_problem_reads_like_one_of_rustc() {
        let text = "{\n  \"a\": 1,\n  \"value\": \"a lot\"\n}";
        insta::assert_snapshot!(plain(text, "value", "expected a number, found a text"), @r#"
        error[wrong-type]: expected a number, found a text
         --> my-plugin/plugin.json:3:12
          |
        3 | "value": "a lot"
          |          ^^^^^^^
          |
          = help: write a number
        "#);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!(
            "{{\"a\": \"{0}\", \"value\": \"{0}\", \"z\": \"{0}\"}}",
            "long ".repeat(100)
        );
        insta::assert_snapshot!(plain(&text, "value", "too long"), @r#"
        error[wrong-type]: too long
         --> my-plugin/plugin.json:1:520
          |
        1 | …ng long long long long long ", "value": "long long long long long long long long long long long long…, "z": "long long long long lo…
          |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: write a number
        "#);
    }

    #[test]
    fn only_the_first_line_of_a_value_is_shown() {
        insta::assert_snapshot!(plain("{\"value\": {\n\"b\": 1\n}}", "value", "no"), @r#"
        error[wrong-type]: no
         --> my-plugin/plugin.json:1:11
          |
        1 | {"value": {
          |           ^
          |
          = help: write a number
        "#);
    }

    #[test]
    fn what_a_terminal_would_obey_is_made_visible() {
        let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\u{e0041}\u{7}";
        let text = format!("{{\"value\": \"{hostile}\"}}");
        let output = plain(&text, "value", hostile);
        let obeyed = |c: char| c != '\n' && visible(c) != c;
        assert!(!output.contains(obeyed), "{output:?}");
    }

    #[test]
    fn a_place_outside_the_text_is_no_reason_to_fail() {
        for span in [0..0, 3..9, 9..12, 1..2] {
            let excerpt = Excerpt::of("é\n", span);
            assert!(excerpt.line.get(excerpt.mark).is_some());
        }
    }
}
