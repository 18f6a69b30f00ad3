//! Counts how `cargo check` of a service grows with one of its dimensions.

mod fit;
mod shape;

use std::error::Error;
use std::path::PathBuf;

use clap::Args;

use self::fit::{Fit, Point};
use self::shape::Shape;
use crate::counted::Counting;

/// The dimensions to count. Without arguments, all of them.
#[derive(Args, Clone)]
pub(crate) struct Growth {
    /// Dimensions: handlers, modules, generic, chain, conditions.
    #[arg(long, value_delimiter = ',', default_values_t = Shape::ALL)]
    shapes: Vec<Shape>,
    /// Sizes, instead of those of each dimension.
    #[arg(long, value_delimiter = ',')]
    sizes: Vec<usize>,
    /// The folder for the projects and their output.
    #[arg(long, default_value_os_t = std::env::temp_dir().join("hardwire-growth"))]
    scratch: PathBuf,
}

impl Growth {
    /// Counts, and prints the counts and the exponents.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        shape::write_all(&self.scratch, &self.projects())?;
        println!("| grows | size | instructions |");
        println!("|---|---|---|");
        let mut fits = Vec::new();
        for &shape in &self.shapes {
            fits.push((shape, self.points(shape)?));
        }
        println!();
        println!("| grows | instructions for each | without any | exponent |");
        println!("|---|---|---|---|");
        for (shape, points) in fits {
            match Fit::of(&points) {
                Some(Fit {
                    slope,
                    intercept,
                    exponent,
                }) => println!("| {shape} | {slope:.0} | {intercept:.0} | {exponent:.2} |"),
                None => println!("| {shape} | too few of its sizes compile | | |"),
            }
        }
        Ok(())
    }

    fn sizes(&self, shape: Shape) -> Vec<usize> {
        let own = self.sizes.clone();
        let grown = if own.is_empty() { shape.sizes() } else { own };
        // The size 0 measures the constant part, which is subtracted.
        [0].into_iter().chain(grown).collect()
    }

    fn projects(&self) -> Vec<(Shape, usize)> {
        let shapes = self.shapes.iter();
        let projects = shapes.flat_map(|shape| {
            let sizes = self.sizes(*shape).into_iter();
            sizes.map(|size| (*shape, size))
        });
        projects.collect()
    }

    fn points(&self, shape: Shape) -> Result<Vec<Point>, Box<dyn Error>> {
        let counting = Counting {
            workspace: &self.scratch,
        };
        let mut points = Vec::new();
        for size in self.sizes(shape) {
            match counting.of(&shape.project(size))? {
                Some(instructions) => {
                    println!("| {shape} | {size} | {instructions} |");
                    points.push(Point { size, instructions });
                }
                None => println!("| {shape} | {size} | does not compile |"),
            }
        }
        Ok(points)
    }
}
