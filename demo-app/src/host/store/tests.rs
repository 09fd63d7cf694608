use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use super::state::STATE_BYTES;
use super::*;

fn object(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}

fn open(folder: &TempDir) -> Store {
    let store = Store::open(Some(folder.path()), Events::new()).unwrap();
    assert_eq!(store.notice(), None);
    store
}

fn messages(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| &*entry.message).collect()
}

#[tokio::test]
async fn what_is_saved_is_there_when_the_store_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(&folder);
    let settings = object(json!({"token": " a ", "empty": "", "none": null, "list": []}));
    let state = object(json!({"spool": {"left": 12}}));
    first.save_settings("a", settings.clone()).await.unwrap();
    first.publish_state("a", state.clone(), true).await.unwrap();
    first.decide("a", Decision::Off).await;
    first.fail("a", "startup", "no bridge", Value::Null).await;
    let second = open(&folder);
    let record = second.record("a").await.unwrap();
    assert_eq!((&record.settings, &record.state), (&settings, &state));
    assert!(!record.decision.is_on() && !second.enabled("a").await);
    assert_eq!(record.failure.unwrap().message, "no bridge");
    assert_eq!(record.log_count, 2);
    assert_eq!(record.latest_log.unwrap().message, "no bridge");
    assert_eq!(second.settings("a").await.unwrap(), settings);
    assert_eq!(second.state("a").await.unwrap(), state);
    assert_eq!(second.records().await.unwrap().len(), 1);
    assert_eq!(second.record("b").await.unwrap(), Record::default());
}

#[tokio::test]
async fn defect_24_published_lists_replace_and_objects_merge() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let publish = async |state, merge| {
        let state = store
            .publish_state("a", object(state), merge)
            .await
            .unwrap();
        assert_eq!(store.state("a").await.unwrap(), state);
        Value::from(state)
    };
    publish(json!({"rows": [1, 2, 3], "at": {"x": 1}}), true).await;
    let merged = publish(json!({"rows": [9], "at": {"y": 2}}), true).await;
    assert_eq!(merged, json!({"rows": [9], "at": {"x": 1, "y": 2}}));
    let replaced = publish(json!({"z": 0}), false).await;
    assert_eq!(replaced, json!({"z": 0}));
}

#[tokio::test]
async fn defect_43_state_has_a_bound_that_counts_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let half = "x".repeat(STATE_BYTES * 2 / 3);
    let first = object(json!({"a": half}));
    store.publish_state("a", first.clone(), true).await.unwrap();
    let more = object(json!({"b": half}));
    let refused = store.publish_state("a", more, true).await.unwrap_err();
    assert!(matches!(refused, StoreError::TooLarge { .. }), "{refused}");
    assert_eq!(store.state("a").await.unwrap(), first);
}

#[tokio::test]
async fn a_log_keeps_its_last_entries_in_the_order_in_which_they_came() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    store.log("b", Level::Info, "x", "of b", Value::Null).await;
    for number in 0..210 {
        let message = number.to_string();
        store
            .log("a", Level::Info, "x", &message, json!({"n": number}))
            .await;
    }
    assert_eq!(store.notice(), None, "all is on disk");
    // A clock that was set back changes nothing.
    let file = Connection::open(folder.path().join("faceplate.db")).unwrap();
    let sql = "UPDATE log SET timestamp = '1999-01-01T00:00:00+00:00' WHERE message = '209'";
    assert_eq!(file.execute(sql, []).unwrap(), 1);
    let entries = store.logs("a").await.unwrap();
    assert_eq!(entries.len(), log::ENTRIES);
    assert_eq!(
        (&*entries[0].message, &*entries[199].message),
        ("10", "209")
    );
    assert_eq!(entries[199].context, json!({"n": 209}));
    let record = store.record("a").await.unwrap();
    assert_eq!(record.latest_log.as_ref(), entries.last());
    assert_eq!(record.log_count, log::ENTRIES);
    assert_eq!(messages(&store.logs("b").await.unwrap()), ["of b"]);
}

#[tokio::test]
async fn trouble_does_not_hide_why_a_plugin_is_not_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let failure = async || store.record("a").await.unwrap().failure;
    store.trouble("a", "action", "no paper", Value::Null).await;
    assert!(!failure().await.unwrap().gravity.is_fatal());
    store.fail("a", "startup", "no bridge", Value::Null).await;
    store.trouble("a", "action", "no ink", Value::Null).await;
    let kept = failure().await.unwrap();
    assert!(kept.gravity.is_fatal());
    assert_eq!(kept.message, "no bridge");
    store.recover("a").await;
    assert_eq!(failure().await, None);
}

#[tokio::test]
async fn while_nothing_can_be_written_live_data_goes_on_and_settings_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let saved = object(json!({"kept": true}));
    store.save_settings("a", saved.clone()).await.unwrap();
    store
        .log("a", Level::Info, "x", "before", Value::Null)
        .await;
    // As large as it may be from now on: SQLite answers as on a full disk.
    let limit = |pages: i64| {
        move |db: &mut Connection| {
            db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
                .unwrap();
        }
    };
    store.inner.writing.run(limit(1)).await.unwrap();
    let large = object(json!({"new": "x".repeat(10_000)}));
    let refused = store.save_settings("a", large.clone()).await.unwrap_err();
    assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
    assert_eq!(store.settings("a").await.unwrap(), saved);
    store.publish_state("a", large.clone(), true).await.unwrap();
    store.decide("a", Decision::Off).await;
    store.fail("a", "action", "no room", Value::Null).await;
    store.trouble("a", "action", "no ink", Value::Null).await;
    assert!(store.notice().unwrap().contains("is full"));
    let record = store.record("a").await.unwrap();
    assert_eq!(record.state, large);
    assert!(!record.decision.is_on() && !store.enabled("a").await);
    assert_eq!(record.failure.unwrap().message, "no room");
    let whole = ["before", "disabled", "no room", "no ink"];
    assert_eq!(messages(&store.logs("a").await.unwrap()), whole);
    assert_eq!(record.log_count, whole.len());

    store.inner.writing.run(limit(1_000_000)).await.unwrap();
    // It heals by itself while somebody looks.
    while store.notice().is_some() {
        store.state("a").await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let again = open(&folder);
    assert_eq!(again.state("a").await.unwrap(), large);
    assert_eq!(messages(&again.logs("a").await.unwrap()), whole);
    assert!(!again.enabled("a").await);
}

#[tokio::test]
async fn two_hosts_on_one_folder_see_what_the_other_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open(&folder), open(&folder));
    let write = async |store: &Store, name: &str| {
        for number in 0..50 {
            let settings = object(json!({"n": number}));
            store.save_settings(name, settings).await.unwrap();
            let state = object(json!({name: number}));
            store.publish_state("both", state, true).await.unwrap();
        }
    };
    tokio::join!(write(&one, "one"), write(&other, "other"));
    let both = object(json!({"one": 49, "other": 49}));
    assert_eq!(one.state("both").await.unwrap(), both);
    assert_eq!(other.settings("one").await.unwrap()["n"], 49);
    assert_eq!(one.notice().or_else(|| other.notice()), None);
}

#[tokio::test]
async fn a_plugin_keeps_the_origin_of_its_pages_until_its_folder_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let plugins = tempfile::tempdir().unwrap();
    let at = |name: &str| plugins.path().join(name);
    let present = |plugin: &str, folder: &str, keeps_data| Present {
        plugin: plugin.to_owned(),
        folder: at(folder).display().to_string(),
        keeps_data,
    };
    let first = open(&folder);
    for name in ["a", "b", "moved"] {
        std::fs::create_dir(at(name)).unwrap();
    }
    assert_eq!(first.page_origin("a", "one").await.unwrap(), "one");
    assert_eq!(first.page_origin("elsewhere", "x").await.unwrap(), "x");
    let all = vec![present("a", "a", true), present("b", "b", true)];
    assert_eq!(first.forget_origins(all).await, [""; 0]);
    assert_eq!(first.page_origin("b", "two").await.unwrap(), "two");

    let second = open(&folder);
    assert_eq!(second.page_origin("a", "other").await.unwrap(), "one");
    // A host with other plugins, and a plugin that is somewhere else now, take nothing away.
    assert_eq!(second.forget_origins(Vec::new()).await, [""; 0]);
    std::fs::remove_dir(at("b")).unwrap();
    let moved = vec![present("b", "moved", false)];
    assert_eq!(second.forget_origins(moved).await, [""; 0]);
    let moved = vec![present("b", "moved", true)];
    assert_eq!(second.forget_origins(moved).await, [""; 0]);

    std::fs::remove_dir(at("a")).unwrap();
    assert_eq!(second.forget_origins(Vec::new()).await, ["a"]);
    assert_eq!(second.forget_origins(Vec::new()).await, [""; 0]);
    assert_eq!(second.page_origin("a", "new").await.unwrap(), "new");
    assert_eq!(second.page_origin("b", "new").await.unwrap(), "two");
    assert_eq!(second.page_origin("elsewhere", "new").await.unwrap(), "x");
}
