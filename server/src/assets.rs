//! Styles, fonts, the one script and the emblem, held in the program itself.
//!
//! An address carries a digest of what stands under it, so that browsers may keep it for good and still see every
//! change.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::error::PageError;
use crate::pages::not_found::Missed;

struct Asset {
    name: &'static str,
    kind: &'static str,
    content: Vec<u8>,
    digest: String,
}

const FONTS: &[(&str, &[u8])] = &[
    ("serif-400.woff2", include_bytes!("../assets/fonts/serif-400.woff2")),
    ("serif-400-italic.woff2", include_bytes!("../assets/fonts/serif-400-italic.woff2")),
    ("serif-600.woff2", include_bytes!("../assets/fonts/serif-600.woff2")),
    ("serif-400-ext.woff2", include_bytes!("../assets/fonts/serif-400-ext.woff2")),
    ("serif-600-ext.woff2", include_bytes!("../assets/fonts/serif-600-ext.woff2")),
    ("serif-400-cyrillic.woff2", include_bytes!("../assets/fonts/serif-400-cyrillic.woff2")),
    ("sans-400.woff2", include_bytes!("../assets/fonts/sans-400.woff2")),
    ("sans-600.woff2", include_bytes!("../assets/fonts/sans-600.woff2")),
];

/// The fonts that a page needs before anything is drawn.
pub const FIRST_FONTS: [&str; 4] = ["serif-400.woff2", "serif-600.woff2", "sans-400.woff2", "sans-600.woff2"];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> =
        FONTS.iter().map(|(name, content)| asset(name, "font/woff2", content.to_vec())).collect();
    // The stylesheet names its fonts as files beside it; what is sent names their addresses.
    let mut style = squeezed(include_str!("../assets/style.css"));
    for font in &assets {
        style = style.replace(&format!("fonts/{}", font.name), &format!("/assets/{}/{}", font.digest, font.name));
    }
    assets.push(asset("style.css", "text/css; charset=utf-8", style.into_bytes()));
    assets.push(asset(
        "complete.js",
        "text/javascript; charset=utf-8",
        include_bytes!("../assets/complete.js").to_vec(),
    ));
    assets.push(asset("mark.svg", "image/svg+xml", include_bytes!("../assets/mark.svg").to_vec()));
    assets
});

/// A stylesheet without comments and line breaks.
fn squeezed(style: &str) -> String {
    let without_comments = style.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, behind)| behind));
    without_comments.flat_map(str::lines).map(str::trim).collect()
}

fn asset(name: &'static str, kind: &'static str, content: Vec<u8>) -> Asset {
    let digest = Sha256::digest(&content).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Asset { name, kind, content, digest }
}

/// The address of an asset; empty for a name that is none.
pub fn address(name: &str) -> String {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    asset.map(|asset| format!("/assets/{}/{name}", asset.digest)).unwrap_or_default()
}

/// Send an asset. Under an old digest it is sent too, for a page made before a change, but not to be kept.
pub async fn handler(path: Result<Path<(String, String)>, PathRejection>) -> Result<Response, PageError> {
    let Path((digest, name)) = path.map_err(|_| PageError::NotFound(Box::new(Missed::unreadable())))?;
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    let asset = asset.ok_or_else(|| PageError::NotFound(Box::new(Missed::file(&name))))?;
    let caching = if asset.digest == digest { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, caching)], asset.content.as_slice()).into_response())
}

/// What browsers ask for unasked.
pub async fn favicon() -> impl IntoResponse {
    axum::response::Redirect::permanent(&address("mark.svg"))
}

#[cfg(test)]
mod tests {
    use super::{ASSETS, address};
    use crate::testing::get;
    use std::collections::HashMap;

    fn style() -> String {
        let style = ASSETS.iter().find(|asset| asset.name == "style.css").unwrap();
        String::from_utf8(style.content.clone()).unwrap()
    }

    #[test]
    fn the_stylesheet_names_every_font_by_its_address_and_nothing_else() {
        for font in ASSETS.iter().filter(|asset| asset.kind == "font/woff2") {
            assert!(style().contains(&address(font.name)), "{}", font.name);
        }
        assert_eq!(style().matches("url(").count(), super::FONTS.len());
        assert!(style().len() < 40_000, "{}", style().len());
    }

    #[tokio::test]
    async fn an_asset_is_kept_for_good_and_an_old_address_still_works() {
        let current = get(&address("style.css")).await;
        assert_eq!((current.status, current.header("content-type")), (200, "text/css; charset=utf-8"));
        assert!(current.header("cache-control").contains("immutable"));
        let old = get("/assets/000000000000/style.css").await;
        assert_eq!((old.status, old.header("cache-control")), (200, "no-cache"));
        assert_eq!(get("/assets/000000000000/other.css").await.status, 404);
    }

    /// The colours of a theme: the first block sets them all, the second changes them for the dark.
    fn colours(block: usize) -> HashMap<String, String> {
        let style = include_str!("../assets/style.css");
        let mut colours = HashMap::new();
        for block in style.split(":root {").skip(1).take(block + 1) {
            let block = block.split('}').next().unwrap();
            for (name, value) in block.split(';').filter_map(|line| line.trim().split_once(": #")) {
                colours.insert(name.trim_start_matches('-').to_owned(), value.to_owned());
            }
        }
        colours
    }

    fn luminance(colour: &str) -> f64 {
        let wide: String =
            if colour.len() == 3 { colour.chars().flat_map(|c| [c, c]).collect() } else { colour.into() };
        let part = |at: usize| f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap()) / 255.0;
        let linear = |part: f64| if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(0)) + 0.7152 * linear(part(2)) + 0.0722 * linear(part(4))
    }

    #[test]
    fn every_pair_of_colours_meets_aa() {
        let text = [
            ("ink", &["paper", "sunk", "field", "tint", "caution-paper"][..]),
            ("soft", &["paper", "sunk", "field", "tint", "caution-paper"]),
            ("accent", &["paper", "sunk", "tint", "caution-paper"]),
            ("caution", &["paper", "caution-paper"]),
            ("on-accent", &["accent"]),
            ("paper", &["caution"]),
        ];
        let edges = [("edge", &["paper", "field"][..])];
        for theme in [colours(0), colours(1)] {
            let contrast = |a: &str, b: &str| {
                let (a, b) = (luminance(&theme[a]) + 0.05, luminance(&theme[b]) + 0.05);
                a.max(b) / a.min(b)
            };
            for (pairs, least) in [(&text[..], 4.5), (&edges[..], 3.0)] {
                for (front, behind) in pairs.iter().flat_map(|(front, all)| all.iter().map(move |one| (front, one))) {
                    assert!(contrast(front, behind) >= least, "{front} on {behind}: {}", contrast(front, behind));
                }
            }
        }
    }
}
