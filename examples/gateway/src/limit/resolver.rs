//! Resolves the host name of Redis.

use std::{
    io,
    iter::once,
    net::{IpAddr, SocketAddr},
};

use hickory_resolver::{Resolver as Dns, net::NetError};
use redis::{RedisFuture, io::AsyncDNSResolver};

/// Queries the name server directly. The system's resolver blocks, so tokio would run it on an additional thread.
pub(super) struct Resolver;

type Addresses<'a> = Box<dyn Iterator<Item = SocketAddr> + Send + 'a>;

impl AsyncDNSResolver for Resolver {
    fn resolve<'a, 'b: 'a>(&'a self, host: &'b str, port: u16) -> RedisFuture<'a, Addresses<'a>> {
        Box::pin(async move {
            if let Ok(ip) = host.parse::<IpAddr>() {
                return Ok(Box::new(once(SocketAddr::new(ip, port))) as Addresses<'a>);
            }
            let found = lookup(host).await.map_err(io::Error::other)?;
            let found = found.into_iter().map(move |ip| SocketAddr::new(ip, port));
            Ok(Box::new(found) as Addresses<'a>)
        })
    }
}

async fn lookup(host: &str) -> Result<Vec<IpAddr>, NetError> {
    let found = Dns::builder_tokio()?.build()?.lookup_ip(host).await?;
    Ok(found.iter().collect())
}
