//! The container.

use hardwire::container;

use crate::{
    auth::AuthModule, chat::ChatModule, config::Config, ending::EndingModule, limit::LimitModule,
    models::ModelsModule, observability::ObservabilityModule,
};

/// All providers of the service. Each part of the service declares its own in a module.
///
/// <div class="hardwire-scroll">
#[doc = include_str!("../wiring.svg")]
/// </div>
#[container(modules(
    ObservabilityModule,
    AuthModule,
    LimitModule,
    ModelsModule,
    ChatModule,
    EndingModule
))]
impl App {
    /// The configuration. It is read and validated before the container is built.
    #[input]
    fn config() -> Config;
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::App;

    /// `UPDATE_EXPECT=1` updates the picture.
    #[test]
    fn the_picture_in_the_documentation_is_of_this_graph() {
        expect_file!["../wiring.svg"].assert_eq(&App::GRAPH.to_svg());
    }
}
