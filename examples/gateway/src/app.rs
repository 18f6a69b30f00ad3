//! Everything the handlers can ask for.

use hardwire::container;

use crate::{
    auth::AuthModule, chat::ChatModule, config::Config, ending::EndingModule, limit::LimitModule,
    models::ModelsModule, observability::ObservabilityModule,
};

/// The graph of the gateway, closed: each part of the service declares what it provides.
///
#[doc = include_str!("../wiring.svg")]
#[container(modules(
    ObservabilityModule,
    AuthModule,
    LimitModule,
    ModelsModule,
    ChatModule,
    EndingModule
))]
impl App {
    /// Read and checked before anything is built.
    #[input]
    fn config() -> Config;
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::App;

    /// `UPDATE_EXPECT=1` draws it anew.
    #[test]
    fn the_picture_in_the_documentation_is_of_this_graph() {
        expect_file!["../wiring.svg"].assert_eq(&App::GRAPH.to_svg());
    }
}
