//! The entry point of the browser module; everything is in the library, which tests can reach.

fn main() {
    web::start();
}
