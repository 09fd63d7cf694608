//! Commands as a printer reads them: G-code, as far as it changes what this printer reports.

/// Bytes of one command: what the firmware of real printers takes.
const COMMAND_MAX: usize = 96;

/// Commands that one request may queue.
const COMMANDS_MAX: usize = 100;

/// What a command changes.
#[derive(Debug, PartialEq)]
pub(super) enum Change {
    /// The hotend's target, in °C.
    Hotend(f64),
    /// The bed's target, in °C.
    Bed(f64),
    /// Nothing that this printer reports.
    Nothing,
}

/// The commands in `text`, one a line, without comments and blank lines. An error says which line is none.
pub(super) fn commands(text: &str) -> Result<Vec<&str>, String> {
    let lines = text.lines();
    let lines = lines.map(|line| line.split(';').next().unwrap_or_default().trim());
    let commands: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    if commands.is_empty() {
        return Err("expected a command, found none".to_owned());
    }
    if commands.len() > COMMANDS_MAX {
        let found = commands.len();
        return Err(format!(
            "expected at most {COMMANDS_MAX} commands, found {found}"
        ));
    }
    for (index, command) in commands.iter().enumerate() {
        let printable = command.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if !printable || command.len() > COMMAND_MAX {
            let number = index + 1;
            return Err(format!(
                "expected at most {COMMAND_MAX} printable ASCII characters in a command, found others in number {number}"
            ));
        }
    }
    Ok(commands)
}

/// What `command` changes.
pub(super) fn change(command: &str) -> Change {
    let mut words = command.split_ascii_whitespace();
    let name = words.next().unwrap_or_default().to_ascii_uppercase();
    let target = words.find_map(|word| {
        let value = word.strip_prefix(['S', 's', 'R', 'r'])?;
        value.parse().ok().filter(|target: &f64| target.is_finite())
    });
    match (name.as_str(), target) {
        ("M104" | "M109", Some(target)) => Change::Hotend(target),
        ("M140" | "M190", Some(target)) => Change::Bed(target),
        _ => Change::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_from_the_commands_that_set_them() {
        for (command, expected) in [
            ("M104 S200", Change::Hotend(200.0)),
            ("m109 T0 R215.5", Change::Hotend(215.5)),
            ("M140 S0", Change::Bed(0.0)),
            ("M190 S60", Change::Bed(60.0)),
            ("M104", Change::Nothing),
            ("M104 SNaN", Change::Nothing),
            ("M104 S1e999", Change::Nothing),
            ("M1040 S200", Change::Nothing),
            ("G28", Change::Nothing),
        ] {
            assert_eq!(change(command), expected, "{command}");
        }
    }

    #[test]
    fn commands_are_lines_without_comments() {
        let text = "; warm up\nM104 S200 ; hot\r\n\n  G28  ";
        assert_eq!(commands(text).unwrap(), ["M104 S200", "G28"]);
    }

    #[test]
    fn what_is_no_command_is_refused() {
        let long = "G1 X1".repeat(40);
        let many = "G28\n".repeat(COMMANDS_MAX + 1);
        for text in ["", " ; only words", "G28\u{1b}[2J", "é", &long, &many] {
            assert!(commands(text).is_err(), "{text}");
        }
    }
}
