//! The configuration, including invalid values.

use std::{fs, net::TcpListener};

use tempfile::TempDir;

use crate::{
    gateway::{Gateway, prompt, refused},
    upstream::Upstream,
};

fn home() -> TempDir {
    TempDir::new().expect("a directory")
}

#[test]
fn a_value_that_cannot_be_used_stops_the_start() {
    for (name, value) in [
        ("AIGW_FASTAPI__API_PORT", "70000"),
        ("AIGW_FASTAPI__API_PORT", "http"),
        ("AIGW_FASTAPI__API_PORT", "-1"),
        ("AIGW_FASTAPI__API_HOST", "not a host"),
        ("AIGW_FASTAPI__API_HOST", "192.0.2.1"),
        ("AIGW_FASTAPI__METRICS_PORT", "70000"),
        ("AIGW_FASTAPI__METRICS_HOST", "not a host"),
        ("AIGW_SERVER__SHUTDOWN_DELAY", "-1"),
        ("AIGW_SERVER__SHUTDOWN_TIMEOUT", "0"),
        ("AIGW_RATE_LIMIT__REQUESTS", "0"),
        ("AIGW_RATE_LIMIT__PERIOD", "0"),
        ("AIGW_RATE_LIMIT__URL", "http://localhost"),
        ("AIGW_RATE_LIMIT__URL", "rediss://localhost"),
        ("AIGW_RATE_LIMIT__TIMEOUT", "never"),
        ("AIGW_RATE_LIMIT__ON_OUTAGE", "ajar"),
        ("AIGW_LOGGING__LEVEL", "loud"),
        ("AIGW_LOGGING__FORMAT_JSON", "maybe"),
        ("AIGW_LOGGING__TO_FILE", "/no/such/directory/gateway.log"),
        ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_ENABLED", "2"),
        ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_INTERVAL", "0"),
        ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_INTERVAL", "often"),
        ("AIGW_AUTH__BYPASS_EXTERNAL", "perhaps"),
        ("AIGW_AUTH__FETCH_TIMEOUT", "0"),
        ("AIGW_GITLAB_URL", "gitlab.com"),
        ("AIGW_GITLAB_URL", "http://user:pass@example.com"),
        ("AIGW_CUSTOMER_PORTAL_URL", "ftp://example.com"),
        ("ANTHROPIC_BASE_URL", "nonsense"),
        ("ANTHROPIC_BASE_URL", "ftp://example.com"),
        ("ANTHROPIC_BASE_URL", "http://user:pass@example.com"),
        ("ANTHROPIC_BASE_URL", "http://example.com/?key=1"),
        ("ANTHROPIC_BASE_URL", "http://"),
        ("AIGW_ANTHROPIC__API", "chat"),
        ("AIGW_ANTHROPIC__MODELS", "{"),
        ("AIGW_ANTHROPIC__MODELS", "[]"),
        ("AIGW_ANTHROPIC__MODELS", r#"{"claude-9":"x"}"#),
        ("AIGW_ANTHROPIC__MODELS", r#"{"claude-2.0":" "}"#),
        ("AIGW_ANTHROPIC__MODELS", r#"{"claude-2.0":5}"#),
        ("AIGW_ANTHROPIC__CONNECT_TIMEOUT", "0"),
        ("AIGW_ANTHROPIC__READ_TIMEOUT", "NaN"),
        ("AIGW_ANTHROPIC__READ_TIMEOUT", "-1"),
        ("AIGW_ANTHROPIC__DEADLINE", "60"),
        ("AIGW_ANTHROPIC__DEADLINE", "inf"),
    ] {
        let refusal = refused(home().path(), &[(name, value)]);
        assert_eq!(
            refusal.status.code(),
            Some(2),
            "{name}={value}: {}",
            refusal.stderr
        );
        assert!(
            refusal.stderr.contains(name),
            "{name}={value}: {}",
            refusal.stderr
        );
        assert!(!refusal.stderr.contains("panicked"), "{}", refusal.stderr);
        assert_eq!(refusal.stderr.lines().count(), 1, "{}", refusal.stderr);
    }
}

#[test]
fn a_key_that_cannot_be_used_is_not_shown() {
    let refusal = refused(home().path(), &[("ANTHROPIC_API_KEY", "sk-secret\nx")]);
    assert_eq!(refusal.status.code(), Some(2));
    assert!(
        refusal.stderr.contains("ANTHROPIC_API_KEY") && !refusal.stderr.contains("secret"),
        "{}",
        refusal.stderr
    );
}

#[test]
fn a_password_of_redis_is_not_shown() {
    for url in ["redis://:secret@localhost:x", "http://:secret@localhost"] {
        let refusal = refused(home().path(), &[("AIGW_RATE_LIMIT__URL", url)]);
        assert_eq!(refusal.status.code(), Some(2), "{url}");
        assert!(!refusal.stderr.contains("secret"), "{}", refusal.stderr);
    }
}

#[test]
fn a_value_that_is_not_unicode_stops_the_start() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let home = home();
    let mut command = crate::gateway::command(home.path(), &[]);
    command.env("AIGW_LOGGING__LEVEL", OsStr::from_bytes(b"\xff"));
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("AIGW_LOGGING__LEVEL"));
}

#[test]
fn a_port_in_use_is_reported() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    for (name, other) in [
        ("AIGW_FASTAPI__API_PORT", "AIGW_FASTAPI__METRICS_PORT"),
        ("AIGW_FASTAPI__METRICS_PORT", "AIGW_FASTAPI__API_PORT"),
    ] {
        let refusal = refused(home().path(), &[(name, &port), (other, "0")]);
        assert_eq!(refusal.status.code(), Some(1));
        for told in [name, &port, "in use"] {
            assert!(refusal.stderr.contains(told), "{told}: {}", refusal.stderr);
        }
    }
}

#[tokio::test]
async fn an_empty_value_is_none() {
    let names = [
        "ANTHROPIC_API_KEY",
        "AIGW_LOGGING__TO_FILE",
        "AIGW_ANTHROPIC__MODELS",
        "AIGW_LOGGING__LEVEL",
        "ANTHROPIC_BASE_URL",
    ];
    let gateway = Gateway::start(&names.map(|name| (name, "")));
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200);
}

#[tokio::test]
async fn values_are_read_from_dot_env() {
    let upstream = Upstream::well_behaved().await;
    let home = home();
    let file = format!(
        "ANTHROPIC_BASE_URL={}\nANTHROPIC_API_KEY='sk-file'\n# a comment\nAIGW_ANTHROPIC__API=complete\n",
        upstream.url
    );
    fs::write(home.path().join(".env"), file).expect("a file");
    let gateway = Gateway::start_in(home, &[("AIGW_ANTHROPIC__API", "messages")]);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200);
    let sent = &upstream.sent()[0];
    assert_eq!(sent.headers["x-api-key"], "sk-file");
    assert_eq!(
        sent.path, "/v1/messages",
        "the environment comes before the file"
    );
}

#[test]
fn a_bad_value_in_dot_env_stops_the_start() {
    let home = home();
    fs::write(home.path().join(".env"), "AIGW_FASTAPI__API_PORT=x\n").expect("a file");
    let refusal = refused(home.path(), &[]);
    assert_eq!(refusal.status.code(), Some(2));
    assert!(
        refusal.stderr.contains("AIGW_FASTAPI__API_PORT"),
        "{}",
        refusal.stderr
    );
}

#[test]
fn a_dot_env_that_cannot_be_read_stops_the_start() {
    let home = home();
    fs::write(home.path().join(".env"), "ANTHROPIC_API_KEY='sk-secret\n").expect("a file");
    let refusal = refused(home.path(), &[]);
    assert_eq!(refusal.status.code(), Some(2));
    assert!(
        refusal.stderr.contains("ANTHROPIC_API_KEY") && !refusal.stderr.contains("secret"),
        "{}",
        refusal.stderr
    );
}

#[test]
fn a_dot_env_that_is_not_a_file_prevents_startup() {
    let home = home();
    fs::create_dir(home.path().join(".env")).expect("a directory");
    let refusal = refused(home.path(), &[]);
    assert_eq!(refusal.status.code(), Some(2));
    assert!(refusal.stderr.contains(".env"), "{}", refusal.stderr);
}

#[tokio::test]
async fn the_log_warns_about_development_defaults() {
    let gateway = Gateway::start(&[]);
    gateway.logged("ANTHROPIC_API_KEY is not set").await;
    gateway.logged("AIGW_AUTH__BYPASS_EXTERNAL is true").await;
}

#[tokio::test]
async fn a_host_can_be_a_name() {
    let gateway = Gateway::start(&[("AIGW_FASTAPI__API_HOST", "localhost")]);
    assert_eq!(
        gateway
            .request("GET", "/monitoring/healthz")
            .send()
            .await
            .expect("a response")
            .status(),
        200
    );
}

#[tokio::test]
async fn the_log_can_be_text() {
    let gateway = Gateway::start(&[("AIGW_LOGGING__FORMAT_JSON", "False")]);
    gateway.ask(&prompt("Hi")).await;
    gateway.logged("/v1/chat/agent").await;
    assert!(
        gateway.log().lines().all(|line| !line.starts_with('{')),
        "{}",
        gateway.log()
    );
}

#[tokio::test]
async fn the_log_goes_to_a_file_too() {
    let gateway = Gateway::start(&[("AIGW_LOGGING__TO_FILE", "modelgateway_debug.log")]);
    gateway.ask(&prompt("Hi")).await;
    let file =
        fs::read_to_string(gateway.home.path().join("modelgateway_debug.log")).expect("a file");
    assert!(
        file.lines()
            .any(|line| line.contains(r#""path":"/v1/chat/agent""#)),
        "{file}"
    );
}

#[tokio::test]
async fn a_closed_log_output_is_harmless() {
    let home = home();
    let ports = [
        ("AIGW_FASTAPI__API_PORT", "0"),
        ("AIGW_FASTAPI__METRICS_PORT", "0"),
    ];
    let mut command = crate::gateway::command(home.path(), &ports);
    let mut child = command.spawn().expect("the program starts");
    let mut greeting = std::io::BufReader::new(child.stdout.take().expect("a piped stdout"));
    let mut line = String::new();
    std::io::BufRead::read_line(&mut greeting, &mut line).expect("a greeting");
    drop((greeting, child.stderr.take()));
    let url = line
        .trim()
        .trim_start_matches("Serving on ")
        .trim_end_matches(". Try:")
        .to_owned()
        + "/monitoring/healthz";
    let response = crate::gateway::client().get(url).send().await;
    child.kill().expect("a child");
    child.wait().expect("a child");
    assert_eq!(response.expect("a response").status(), 200);
}
