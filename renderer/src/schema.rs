//! The JSON Schema (draft 2020-12) of `plugin.json` for editors, from the registry and the tables of the manifest.
//!
//! It says what those say and no more: references between ids, files and revisions are for `check`.

use serde_json::{Map, Value, json};

use crate::bound::{self, REPEAT, VISIBLE_WHEN};
use crate::color::Token;
use crate::component::{ID, REGISTRY, REMOTE_COMPONENT, Spec, margin_bottom};
use crate::docs::meaning;
use crate::manifest::field::{Field, Format, Kind, Record};
use crate::manifest::table::MANIFEST;
use crate::prop::{AnyProp, Choice, ItemSpec, Shape};

/// The schema.
pub(crate) fn schema() -> Value {
    let mut schema = record(&MANIFEST);
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A WPrint 3D plugin manifest",
        "description": "Generated from the renderer's tables; do not edit.",
    });
    if let (Value::Object(schema), Value::Object(mut head)) = (&mut schema, head) {
        // Editors may want to name the schema in the file itself.
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            properties.insert("$schema".to_owned(), json!({"type": "string"}));
        }
        head.append(schema);
        head.insert("$defs".to_owned(), Value::Object(definitions()));
        *schema = head;
    }
    schema
}

/// What is referred to from several places: nodes and each component, icons, colours, props of templates.
fn definitions() -> Map<String, Value> {
    let tokens: Vec<_> = Token::WORDS.iter().map(|(word, _)| *word).collect();
    let mut definitions = Map::new();
    for (name, schema) in [
        (
            "nodes",
            json!({"anyOf": [reference("node"), {"type": "array", "items": reference("node")}]}),
        ),
        ("node", node()),
        (
            "icon",
            json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
        ),
        (
            "color",
            json!({"anyOf": [{"enum": tokens}, {"type": "string"}]}),
        ),
        (
            "prop",
            json!({
                "description": "Inside a template: the value of a prop.",
                "type": "object",
                "required": ["$prop"],
                "properties": {"$prop": {"type": "string", "description": "The dotted path of the prop."}, "default": {}},
                "additionalProperties": false
            }),
        ),
        (REMOTE_COMPONENT, remote_component()),
    ]
    .into_iter()
    .chain(bound::schema())
    {
        definitions.insert(name.to_owned(), schema);
    }
    for spec in REGISTRY {
        definitions.insert(spec.name.to_owned(), component(spec));
    }
    definitions
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{definition}") })
}

/// A node: its component decides its other keys. In a template it may be a prop.
fn node() -> Value {
    let components = REGISTRY
        .into_iter()
        .map(|spec| (spec.name, spec.aliases))
        .chain([(REMOTE_COMPONENT, &[][..])]);
    let (mut all, mut cases) = (Vec::new(), Vec::new());
    for (name, aliases) in components {
        let names: Vec<_> = std::iter::once(&name)
            .chain(aliases)
            .flat_map(|name| [format!("host.{name}"), (*name).to_owned()])
            .collect();
        cases.push(json!({
            "if": {"properties": {"component": {"enum": names}}, "required": ["component"]},
            "then": reference(name),
        }));
        all.extend(names);
    }
    json!({
        "type": "object",
        "anyOf": [
            {"required": ["component"], "properties": {"component": {"enum": all}}},
            reference("prop")
        ],
        "allOf": cases,
    })
}

/// The keys of one component.
fn component(spec: &Spec) -> Value {
    let own = margin_bottom(spec.margin_bottom);
    let mut properties = Map::new();
    properties.insert("component".to_owned(), json!({"type": "string"}));
    if spec.container {
        let children = json!({
            "description": "The nodes inside.",
            "anyOf": [{"type": "array", "items": reference("node")}, reference("node")]
        });
        properties.insert("children".to_owned(), children);
    }
    let every: [&dyn AnyProp; 2] = [&ID, &own];
    for prop in spec.props.iter().copied().chain(every) {
        add_prop(prop, &mut properties);
    }
    add_live(&mut properties);
    json!({"description": spec.summary, "properties": properties, "additionalProperties": false})
}

fn remote_component() -> Value {
    let own = margin_bottom(0.0);
    let mut properties = Map::new();
    for (key, schema) in [
        ("component", json!({"type": "string"})),
        (
            "componentId",
            json!({"description": "The template to put here.", "anyOf": [{"type": "string"}, reference("prop")]}),
        ),
        (
            "props",
            json!({"description": "What the template is filled with.", "type": "object"}),
        ),
    ] {
        properties.insert(key.to_owned(), schema);
    }
    add_prop(&ID, &mut properties);
    add_prop(&own, &mut properties);
    add_live(&mut properties);
    if let Some(Value::Object(margin)) = properties.get_mut("marginBottom") {
        margin.remove("default");
    }
    json!({
        "description": "A template of `components`, filled with props.",
        "properties": properties,
        "required": ["componentId"],
        "additionalProperties": false
    })
}

fn add_prop(prop: &dyn AnyProp, properties: &mut Map<String, Value>) {
    for name in std::iter::once(&prop.name()).chain(prop.aliases()) {
        let (value, default) = shape(&prop.shape());
        let mut schema = Map::new();
        schema.insert("description".to_owned(), meaning(prop).into());
        // Inside a template any value may be a prop; null is as good as absent.
        let mut any = vec![value, json!({"type": "null"}), reference("prop")];
        if !matches!(prop.shape(), Shape::Id(_) | Shape::Path { .. }) {
            any.push(reference("bound"));
        }
        schema.insert("anyOf".to_owned(), any.into());
        if let Some(default) = default {
            schema.insert("default".to_owned(), default);
        }
        properties.insert((*name).to_owned(), Value::Object(schema));
    }
}

/// What every node may have for live values.
fn add_live(properties: &mut Map<String, Value>) {
    for key in [VISIBLE_WHEN, REPEAT] {
        properties.insert(key.to_owned(), reference(key));
    }
}

/// The values of a shape and its default.
fn shape(shape: &Shape) -> (Value, Option<Value>) {
    let some = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    match shape {
        Shape::Text { default } => (
            json!({"type": ["string", "number", "boolean"]}),
            some(default),
        ),
        Shape::Bool { default } => (json!({"type": "boolean"}), Some((*default).into())),
        Shape::Number { default, min, max } => {
            // A numeric text is a number (decisions.md 7).
            let schema = json!({"type": ["number", "string"], "minimum": min, "maximum": max});
            (schema, default.map(Value::from))
        }
        Shape::Length { default, max_px } => {
            let schema = json!({"type": ["number", "string"], "minimum": 0, "maximum": max_px});
            let default = match default {
                crate::prop::Length::Px(px) => json!(px),
                crate::prop::Length::Percent(percent) => json!(format!("{percent}%")),
            };
            (schema, Some(default))
        }
        Shape::Color { default } => {
            let default = default.map(|color| color.written().into());
            (reference("color"), default)
        }
        Shape::Choice { words, default } => (json!({ "enum": words }), some(default)),
        Shape::Icon { default } => (reference("icon"), some(default)),
        Shape::Id(_) => (json!({"type": "string"}), None),
        Shape::Path { default } => (json!({"type": "string"}), some(default)),
        Shape::Object => (json!({"type": "object"}), None),
        Shape::Scalar => (json!({"type": ["string", "number", "boolean"]}), None),
        Shape::Record(spec) => (item(spec), None),
        Shape::Names => (json!({"type": "array", "items": {"type": "string"}}), None),
        Shape::Items(spec) => (json!({"type": "array", "items": item(spec)}), None),
    }
}

fn item(spec: &ItemSpec) -> Value {
    let mut properties = Map::new();
    for prop in spec.props {
        add_prop(*prop, &mut properties);
    }
    let object = json!({"type": "object", "properties": properties, "additionalProperties": false});
    let mut any = vec![object, reference("prop")];
    if spec.from_text {
        any.push(json!({"type": "string"}));
    }
    json!({ "anyOf": any })
}

/// An object of the manifest.
fn record(record: &Record) -> Value {
    let names = |chosen: fn(&&Field) -> bool| -> Vec<_> {
        let fields = record.fields.iter().filter(chosen);
        fields.map(|field| field.name).collect()
    };
    let mut properties = Map::new();
    for field in record.fields {
        properties.insert(field.name.to_owned(), described(field));
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), Value::Object(properties));
    let required = names(|field| field.required);
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    let cases: Vec<_> = record.fields.iter().filter_map(case).collect();
    if !cases.is_empty() {
        schema.insert("allOf".to_owned(), Value::Array(cases));
    }
    if !record.open {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
    Value::Object(schema)
}

/// The field's values with its meaning.
fn described(field: &Field) -> Value {
    let mut schema = Map::new();
    let mut doc = field.doc.to_owned();
    if field.since > 0 {
        doc.push_str(&format!(" From `sdkRevision` {} on.", field.since));
    }
    if field.faceplate {
        doc.push_str(" Faceplate's own: other hosts ignore it.");
    }
    schema.insert("description".to_owned(), doc.into());
    let values = kind(&field.kind);
    if field.required {
        if let Value::Object(values) = values {
            schema.extend(values);
        }
    } else if !matches!(field.kind, Kind::Any) {
        schema.insert("anyOf".to_owned(), json!([values, {"type": "null"}]));
    }
    Value::Object(schema)
}

/// When a field is required although it is not always.
fn case(field: &Field) -> Option<Value> {
    let when = field.when?;
    let mut condition = Map::new();
    let mut words = Map::new();
    words.insert(when.key.to_owned(), json!({"const": when.word}));
    condition.insert("properties".to_owned(), Value::Object(words));
    if !when.by_default {
        condition.insert("required".to_owned(), json!([when.key]));
    }
    Some(json!({"if": condition, "then": {"required": [field.name]}}))
}

fn kind(of: &Kind) -> Value {
    match of {
        Kind::Any => json!({}),
        Kind::Text(format) => text(format),
        Kind::Label => json!({"type": ["string", "number", "boolean"]}),
        Kind::Icon { .. } => reference("icon"),
        Kind::Choice(words) => json!({ "enum": words() }),
        Kind::Bool => json!({"type": "boolean"}),
        Kind::Integer { min, max, .. } => {
            let mut schema = json!({"type": "integer"});
            for (key, bound) in [("minimum", *min), ("maximum", *max)] {
                if bound != i64::MIN && bound != i64::MAX {
                    schema[key] = bound.into();
                }
            }
            schema
        }
        Kind::Positive => json!({"type": "number", "exclusiveMinimum": 0}),
        Kind::List { of, .. } => json!({"type": "array", "items": kind(of)}),
        Kind::Map { key, value } => json!({
            "type": "object",
            "propertyNames": text(key),
            "additionalProperties": kind(value)
        }),
        Kind::Record(of) => record(of),
        Kind::TextOr(format, other) => json!({"anyOf": [text(format), kind(other)]}),
        Kind::OneOrList(of) => {
            json!({"anyOf": [kind(of), {"type": "array", "items": kind(of)}]})
        }
        Kind::Nodes => reference("nodes"),
    }
}

fn text(format: &Format) -> Value {
    if format.pattern.is_empty() {
        json!({"type": "string"})
    } else {
        json!({"type": "string", "pattern": format.pattern})
    }
}

#[cfg(test)]
mod tests;
