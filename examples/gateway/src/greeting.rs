//! The text that is printed at startup, with a request to paste into a shell.

use std::{
    io::{Write, stdout},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

/// Prints the address, a `curl` command to paste, and the addresses of the wiring and the metrics.
pub(crate) fn print(address: SocketAddr, metrics: SocketAddr, is_open_to_all: bool) {
    let credentials = if is_open_to_all { "" } else { CREDENTIALS };
    let text = text(reachable(address), reachable(metrics), credentials);
    // `println!` would panic if the output is closed.
    let _ = stdout().lock().write_all(text.as_bytes());
}

/// The address for clients. It differs from the bound address if that is `0.0.0.0` or `::`.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// The shell inserts the token.
const CREDENTIALS: &str = r#"  -H "Authorization: Bearer $TOKEN" \
  -H 'X-Gitlab-Authentication-Type: oidc' \
"#;

fn text(address: SocketAddr, metrics: SocketAddr, credentials: &str) -> String {
    format!(
        r#"Serving on http://{address}. Try:

curl -X 'POST' \
  'http://{address}/v1/chat/agent' \
  -H 'accept: application/json' \
  -H 'Content-Type: application/json' \
{credentials}  -d '{{
  "prompt_components": [
    {{
      "type": "string",
      "metadata": {{
        "source": "string",
        "version": "string"
      }},
      "payload": {{
        "content": "\n\nHuman: Hi, How are you?\n\nAssistant:",
        "provider": "anthropic",
        "model": "claude-2.0",
        "params": {{
          "stop_sequences": [
            "\n\nHuman",
            "Observation:"
          ],
          "temperature": 0.2,
          "max_tokens_to_sample": 2048
        }}
      }}
    }}
  ],
  "stream": false
}}'

Its wiring is on http://{metrics}/wiring, its metrics are on http://{metrics}/metrics.

"#
    )
}
