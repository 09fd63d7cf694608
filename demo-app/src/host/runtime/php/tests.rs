use std::fs;

use faceplate_renderer::{Limits, Plugin, Source};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::super::{Call, Context};
use super::*;
use crate::folder;

/// A plugin whose one action runs `ping.php`.
struct Sample {
    root: TempDir,
    plugin: Plugin,
    limit: Duration,
}

impl Sample {
    /// `code` follows `<?php `. `None` where PHP is not installed, which is said.
    fn new(code: &str) -> Option<Self> {
        let sample = Self::with_handler("ping.php", code);
        let installed = std::process::Command::new("php")
            .arg("--version")
            .stdout(Stdio::null())
            .status();
        if installed.is_err() {
            #[expect(clippy::print_stderr, reason = "a test that did not run says so")]
            {
                eprintln!("skipped: php is not installed");
            }
            return None;
        }
        Some(sample)
    }

    fn with_handler(handler: &str, code: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("plugin");
        fs::create_dir(&folder).unwrap();
        let manifest = json!({
            "id": "test.php", "runtime": {"type": "php", "entry": "plugin.php"},
            "actions": [{"id": "ping", "label": "Ping", "handler": handler}],
            "hooks": {"app.boot": {"handler": handler}},
        });
        let manifest = manifest.to_string();
        fs::write(folder.join("plugin.json"), &manifest).unwrap();
        fs::write(folder.join("ping.php"), format!("<?php {code}")).unwrap();
        let plugin = Plugin::read(Source::new("plugin.json", manifest), Limits::DEFAULT);
        Self {
            root,
            plugin,
            limit: LIMIT,
        }
    }

    async fn run(&self, call: Call<'_>) -> Result<Outcome, Failure> {
        let folder = folder::find(&self.root.path().join("plugin")).unwrap();
        let invocation = Invocation {
            plugin: "test.php",
            call,
            settings: Map::new(),
            state: Map::new(),
            context: Context {
                user_id: Some("local"),
                ..Context::default()
            },
        };
        let mut php = Php::new(Some(self.root.path().join("storage")));
        php.limit = self.limit;
        php.invoke(&folder[0], &invocation).await
    }

    async fn ping(&self) -> Result<Outcome, Failure> {
        let action = &self.plugin.manifest().actions[0];
        let payload = Map::new();
        self.run(Call::Action { action, payload }).await
    }

    async fn result(&self) -> Value {
        self.ping().await.unwrap().result.into()
    }

    fn storage(&self) -> PathBuf {
        self.root.path().join("storage/test.php")
    }
}

/// Whether a process is gone, or only waits to be noticed by its parent.
fn is_gone(process: &str) -> bool {
    fs::read_to_string(format!("/proc/{}/stat", process.trim()))
        .map_or(true, |stat| stat.contains(") Z "))
}

#[tokio::test]
async fn defect_25_a_handler_reads_objects_where_there_is_nothing() {
    let Some(sample) = Sample::new("echo json_encode(['read' => stream_get_contents(STDIN)]);")
    else {
        return;
    };
    let result = sample.result().await;
    assert_eq!(
        result["read"],
        "{\"kind\":\"action\",\"action\":\"ping\",\"settings\":{},\"state\":{},\"payload\":{},\
         \"context\":{\"userId\":\"local\",\"printerId\":null}}"
    );
}

#[tokio::test]
async fn a_hook_is_told_which_and_has_no_payload() {
    let Some(sample) = Sample::new("echo stream_get_contents(STDIN);") else {
        return;
    };
    let hook = &sample.plugin.manifest().hooks[0];
    let result = sample.run(Call::Hook(hook)).await.unwrap().result;
    assert_eq!(result["kind"], "hook");
    assert_eq!(result["hook"], "app.boot");
    assert!(!result.contains_key("payload"));
}

#[tokio::test]
async fn defect_37_a_handler_inherits_no_secrets() {
    let Some(sample) = Sample::new(
        "file_put_contents(getenv('WPRINT3D_PLUGIN_STORAGE_PATH') . '/kept', getcwd());
         echo json_encode(['names' => array_keys(getenv()), 'id' => getenv('WPRINT3D_PLUGIN_ID')]);",
    ) else {
        return;
    };
    let result = sample.result().await;
    assert_eq!(result["id"], "test.php");
    // Cargo sets this one for tests: a host has as little reason to pass it on as a password.
    assert!(env::var_os("CARGO_MANIFEST_DIR").is_some());
    for name in result["names"].as_array().unwrap() {
        let name = name.as_str().unwrap();
        let kept = ENVIRONMENT.contains(&name) || name.starts_with("LC_");
        assert!(kept || name.starts_with("WPRINT3D_PLUGIN_"), "{name}");
    }
    let folder = fs::canonicalize(sample.root.path().join("plugin")).unwrap();
    let cwd = fs::read_to_string(sample.storage().join("kept")).unwrap();
    assert_eq!(Path::new(&cwd), folder);
}

#[tokio::test]
async fn defect_37_a_handler_lies_in_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("evil.php"), "<?php echo '{}';").unwrap();
    let absolute = outside.path().join("evil.php");
    for handler in ["../evil.php", "x/../../evil.php", "./../plugin/ping.php"] {
        let refused = Sample::with_handler(handler, "").ping().await;
        assert_eq!(refused.unwrap_err().code(), "handler-refused", "{handler}");
    }
    let missing = Sample::with_handler(absolute.to_str().unwrap(), "");
    assert_eq!(missing.ping().await.unwrap_err().code(), "handler-missing");
    let folder = Sample::with_handler(".", "");
    assert_eq!(folder.ping().await.unwrap_err().code(), "handler-refused");
    #[cfg(unix)]
    {
        let linked = Sample::with_handler("link.php", "");
        let link = linked.root.path().join("plugin/link.php");
        std::os::unix::fs::symlink(&absolute, link).unwrap();
        assert_eq!(linked.ping().await.unwrap_err().code(), "handler-refused");
    }
}

#[tokio::test]
async fn defect_50_a_notice_does_not_break_the_answer() {
    let Some(sample) = Sample::new("echo $absent; echo json_encode(['data' => 1]);") else {
        return;
    };
    let outcome = sample.ping().await.unwrap();
    assert_eq!(outcome.result["data"], 1);
    assert!(
        outcome.remarks.contains("Undefined variable $absent"),
        "{}",
        outcome.remarks
    );
}

#[tokio::test]
async fn defect_50_every_way_to_fail_says_which_it_was() {
    for (code, expected, words) in [
        (
            "echo 'Hello'; echo '{}';",
            "answer-not-json",
            "It begins: Hello{}",
        ),
        ("echo '[1]';", "answer-not-an-object", "is a list"),
        (
            "echo str_repeat('x', 3000000);",
            "answer-too-large",
            "longer than 2 MiB",
        ),
        (
            "while (true) { echo 'x'; }",
            "answer-too-large",
            "longer than 2 MiB",
        ),
        (
            "fwrite(STDERR, 'No spool.'); exit(3);",
            "plugin-failed",
            "exit code 3: No spool.",
        ),
        ("exit(1);", "plugin-failed", "exit code 1."),
        (
            "throw new Exception('Oh');",
            "plugin-failed",
            "exit code 255: Fatal error",
        ),
        ("posix_kill(getmypid(), 9);", "plugin-failed", "signal 9"),
    ] {
        let Some(sample) = Sample::new(code) else {
            return;
        };
        let error = sample.ping().await.unwrap_err();
        assert_eq!(error.code(), expected, "{code}: {error}");
        let message = error.to_string();
        let fatal = message.replace("PHP Fatal", "Fatal").replace("\\n", "");
        assert!(fatal.contains(words), "{code}: {message}");
    }
}

#[tokio::test]
async fn a_plugin_speaks_for_itself_when_it_fails() {
    let Some(sample) = Sample::new("fwrite(STDERR, \"No spool.\\n\"); exit(1);") else {
        return;
    };
    let error = sample.ping().await.unwrap_err();
    assert_eq!(error.words(), Some("No spool."));
}

#[tokio::test]
async fn a_handler_that_reads_and_says_nothing_is_fine() {
    let Some(sample) = Sample::new("exit;") else {
        return;
    };
    assert_eq!(sample.result().await, json!({}));
}

#[tokio::test]
async fn errors_without_end_do_not_block_the_answer() {
    let Some(sample) =
        Sample::new("fwrite(STDERR, str_repeat('e', 5000000)); echo '{\"data\":2}';")
    else {
        return;
    };
    assert_eq!(sample.result().await, json!({"data": 2}));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_handler_that_never_ends_is_ended_with_what_it_started() {
    let Some(mut sample) = Sample::new(
        "exec('sleep 1000 > /dev/null & echo $!', $child);
         file_put_contents(getenv('WPRINT3D_PLUGIN_STORAGE_PATH') . '/child', $child[0]);
         while (true) { usleep(1000); }",
    ) else {
        return;
    };
    // Long enough for PHP to start on a busy machine.
    sample.limit = Duration::from_secs(4);
    assert_eq!(sample.ping().await.unwrap_err().code(), "timeout");
    let child = fs::read_to_string(sample.storage().join("child")).unwrap();
    while !is_gone(&child) {
        tokio::task::yield_now().await;
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_a_handler_leaves_running_ends_with_it() {
    // It keeps the pipe for errors open, too.
    let Some(sample) = Sample::new(
        "exec('sleep 1000 > /dev/null & echo $!', $child);
         echo json_encode(['child' => $child[0]]);",
    ) else {
        return;
    };
    let result = sample.result().await;
    let child = result["child"].as_str().unwrap().to_owned();
    while !is_gone(&child) {
        tokio::task::yield_now().await;
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_handler_whose_caller_goes_away_is_ended() {
    let Some(sample) = Sample::new(
        "$file = getenv('WPRINT3D_PLUGIN_STORAGE_PATH') . '/self';
         file_put_contents($file . '.new', getmypid()); rename($file . '.new', $file);
         while (true) { usleep(1000); }",
    ) else {
        return;
    };
    let file = sample.storage().join("self");
    let ready = async {
        while !file.exists() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        outcome = sample.ping() => panic!("{outcome:?}"),
        () = ready => {}
    }
    let process = fs::read_to_string(file).unwrap();
    while !is_gone(&process) {
        tokio::task::yield_now().await;
    }
}
