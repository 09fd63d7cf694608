use super::*;

fn read(value: Value) -> Result<PageMessage, MessageProblem> {
    PageMessage::read(&value.to_string())
}

#[test]
fn the_messages_of_the_contract_are_understood() {
    assert_eq!(
        read(json!({"type": READY, "more": 1})),
        Ok(PageMessage::ContextReady)
    );
    assert_eq!(
        read(json!({"type": FULLSCREEN, "fullscreen": true})),
        Ok(PageMessage::Fullscreen(true))
    );
    let action = PageMessage::Action {
        request_id: "r".into(),
        action: "files.open".into(),
        payload: Map::new(),
    };
    assert_eq!(
        read(json!({"type": ACTION, "requestId": "r", "action": "files.open"})),
        Ok(action)
    );
}

#[test]
fn anything_else_is_refused_or_none_of_our_business() {
    for foreign in [
        json!(7),
        json!([]),
        json!({}),
        json!({"type": 1}),
        json!({"type": "hello"}),
        json!("wprint3d"),
    ] {
        assert_eq!(read(foreign), Err(MessageProblem::Foreign));
    }
    let long = "x".repeat(129);
    for wrong in [
        json!({"type": "wprint3d.plugin-unheard-of"}),
        json!({"type": FULLSCREEN}),
        json!({"type": FULLSCREEN, "fullscreen": "true"}),
        json!({"type": ACTION, "action": "a"}),
        json!({"type": ACTION, "requestId": "", "action": "a"}),
        json!({"type": ACTION, "requestId": long, "action": "a"}),
        json!({"type": ACTION, "requestId": 1, "action": "a"}),
        json!({"type": ACTION, "requestId": "r", "action": "A"}),
        json!({"type": ACTION, "requestId": "r", "action": "a b"}),
        json!({"type": ACTION, "requestId": "r", "action": "a".repeat(65)}),
        json!({"type": ACTION, "requestId": "r", "action": "a\n"}),
        json!({"type": ACTION, "requestId": "r", "action": "a", "payload": []}),
    ] {
        assert!(
            matches!(read(wrong.clone()), Err(MessageProblem::Wrong(_))),
            "{wrong}"
        );
    }
    let large = json!({"type": READY, "x": "x".repeat(MESSAGE_BYTES)});
    assert_eq!(read(large), Err(MessageProblem::TooLarge));
    let deep = (0..20).fold(json!(1), |inner, _| json!([inner]));
    assert_eq!(
        read(json!({"type": READY, "x": deep})),
        Err(MessageProblem::TooLarge)
    );
    assert_eq!(
        PageMessage::read(&"[".repeat(50_000)),
        Err(MessageProblem::Foreign)
    );
}

#[test]
fn a_call_is_answered_also_when_it_is_not_understood() {
    let call = |value: Value| PageCall::read(&value.to_string());
    let alive = json!({"v": 1, "id": 3, "method": "alive"});
    assert_eq!(call(alive), Some((3, Ok(PageCall::Alive(Nothing {})))));
    let resize = json!({"v": 1, "id": 4, "method": "ui.resize", "params": {"height": 12.5}});
    assert_eq!(
        call(resize),
        Some((4, Ok(PageCall::Resize(Size { height: 12.5 }))))
    );
    for (wrong, code) in [
        (json!({"v": 2, "id": 1, "method": "alive"}), "version"),
        (json!({"v": 1, "id": 1}), "method"),
        (json!({"v": 1, "id": 1, "method": "eval"}), "method"),
        (
            json!({"v": 1, "id": 1, "method": "alive", "params": {"x": 1}}),
            "params",
        ),
        (
            json!({"v": 1, "id": 1, "method": "ui.resize", "params": {"height": "1"}}),
            "params",
        ),
        (
            json!({"v": 1, "id": 1, "method": "alive", "extra": 1}),
            "envelope",
        ),
    ] {
        assert_eq!(
            call(wrong.clone()),
            Some((1, Err(CallError(code)))),
            "{wrong}"
        );
    }
    for nobody in [
        json!({"v": 1}),
        json!({"v": 1, "id": -1}),
        json!({"id": 1e10}),
        json!(null),
    ] {
        assert_eq!(call(nobody), None);
    }
    assert_eq!(
        answer(3, Err(CallError("method"))),
        json!({"v": 1, "id": 3, "error": {"code": "method"}})
    );
}
