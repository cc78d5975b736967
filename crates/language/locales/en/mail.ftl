# What every mail says around its own words. To add a text: add the message here, then under the same
# name in es, ja and ar; the build tells what is missing. In Rust it is `language::text::mail::NAME(…)`.

greeting = Dear { $name },
signature = The Program Support Team
