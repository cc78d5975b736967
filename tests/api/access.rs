//! What must hold for every operation, asked of every operation.

use std::collections::BTreeMap;

use api::access::{Access, OPERATIONS};
use contract::problem::ProblemCode;

use crate::harness::TestApp;
use crate::harness::http::send;
use crate::openapi::operations;

/// A path with something in the place of each parameter; nothing is there.
fn concrete(path: &str) -> String {
    let mut concrete = String::new();
    for (place, part) in path.split(['{', '}']).enumerate() {
        concrete.push_str(if place % 2 == 1 { "00000000-0000-4000-8000-000000000000" } else { part });
    }
    concrete
}

#[actix_web::test]
async fn nobody_gets_into_an_operation_that_is_not_public() {
    let app = TestApp::new().await;
    let access: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();

    for (method, path, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        let answer = app.http().call(&method, &concrete(&path)).await;
        if access[id] == Access::Public {
            let refused = answer.status == 401 && !["refresh_session"].contains(&id);
            assert!(!refused, "{id} is public but asks who is there: {}", answer.text());
        } else {
            answer.problem(ProblemCode::Unauthenticated);
        }
    }
}

#[actix_web::test]
async fn staff_do_not_get_into_operations_of_candidates() {
    let app = TestApp::new().await;
    app.staff("grace").await;
    let session = app.anonymous().create_session(&crate::harness::app::sign_in("grace")).await.unwrap();
    let access: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();

    for (method, path, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        if access[id] != Access::Candidate {
            continue;
        }
        let request = app.http().request(method.parse().unwrap(), &concrete(&path)).bearer_auth(&session.access_token);
        send(request).await.problem(ProblemCode::Forbidden);
    }
}
