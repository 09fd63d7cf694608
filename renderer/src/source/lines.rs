//! Byte offsets to lines and columns.

/// Where lines start, and how many characters stand before every block of bytes: a file that is one long line is
/// not counted from its start for every problem in it.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl Lines {
    /// Bytes of a block.
    pub(super) const BLOCK: usize = 4096;

    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let running_total = |before: &mut usize, block: &[u8]| {
            let here = *before;
            *before += count(block);
            Some(here)
        };
        Self {
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
            characters: text
                .as_bytes()
                .chunks(Self::BLOCK)
                .scan(0, running_total)
                .collect(),
        }
    }

    /// The line and column, from 1, of the byte `offset` of `text`, which starts a character or ends the text.
    pub(super) fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.before(text, offset) - self.before(text, start) + 1;
        (line, column)
    }

    /// Characters before the byte `offset`.
    fn before(&self, text: &str, offset: usize) -> usize {
        let block = offset / Self::BLOCK;
        let rest = text.as_bytes().get(block * Self::BLOCK..offset);
        match self.characters.get(block) {
            Some(before) => before + count(rest.unwrap_or_default()),
            // The end of a text that fills its last block.
            None => count(text.as_bytes()),
        }
    }
}

/// How many characters start in `bytes`.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
