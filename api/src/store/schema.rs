//! The tables, by hand: diesel's generator does not know our SQL types. A test selects from each on both databases.

use super::column::{Day, Document, Id, Instant};

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    candidates (id) {
        id -> BigInt,
        subject_id -> Id,
        legal_name -> Text,
        native_name -> Nullable<Text>,
        delivery_first_name -> Text,
        delivery_last_name -> Text,
        certificate_name -> Text,
        search -> Text,
        created_at -> Instant,
        undecided -> Bool,
        erased_at -> Nullable<Instant>,
        merged_into -> Nullable<BigInt>,
        uncompared -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    accounts (id) {
        id -> Id,
        user_name -> Text,
        user_name_folded -> Text,
        email -> Text,
        email_folded -> Text,
        display_name -> Text,
        password_hash -> Nullable<Text>,
        candidate_id -> Nullable<BigInt>,
        staff -> Bool,
        created_at -> Instant,
        disabled_at -> Nullable<Instant>,
        language -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    sessions (id) {
        id -> Id,
        account_id -> Id,
        created_at -> Instant,
        expires_at -> Instant,
        ended_at -> Nullable<Instant>,
        last_seen_at -> Nullable<Instant>,
        method -> Text,
        confirmed_at -> Nullable<Instant>,
        browser -> Nullable<Text>,
        system -> Nullable<Text>,
        network -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    devices (account_id, token_hash) {
        account_id -> Id,
        token_hash -> Binary,
        created_at -> Instant,
        last_seen_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    challenges (token_hash) {
        token_hash -> Binary,
        purpose -> Text,
        account_id -> Nullable<Id>,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    totp_secrets (account_id) {
        account_id -> Id,
        sealed_secret -> Binary,
        created_at -> Instant,
        confirmed_at -> Nullable<Instant>,
        last_step -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    recovery_codes (code_hash) {
        code_hash -> Binary,
        account_id -> Id,
        created_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    passkeys (id) {
        id -> Id,
        account_id -> Id,
        credential_id -> Binary,
        public_key -> Binary,
        sign_count -> BigInt,
        transports -> Text,
        synced -> Bool,
        name -> Text,
        created_at -> Instant,
        last_used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    refresh_tokens (token_hash) {
        token_hash -> Binary,
        session_id -> Id,
        issued_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    sign_in_throttles (user_hash) {
        user_hash -> Binary,
        failures -> Integer,
        last_failed_at -> Instant,
        blocked_until -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    catalogue_revisions (id) {
        id -> Integer,
        sha256 -> Binary,
        body -> Document,
        loaded_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    result_imports (id) {
        id -> Id,
        sha256 -> Binary,
        file_name -> Text,
        started_at -> Instant,
        finished_at -> Nullable<Instant>,
        report -> Nullable<Document>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    facts (id) {
        id -> Id,
        candidate_id -> BigInt,
        kind -> Text,
        happened_at -> Instant,
        learnt_at -> Instant,
        body -> Document,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    result_rows (identity) {
        identity -> Binary,
        import_id -> Id,
        member -> Text,
        line -> BigInt,
        raw -> Document,
        fact_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    claims (id) {
        id -> Id,
        result_row -> Binary,
        import_id -> Id,
        client_candidate_id -> Nullable<Text>,
        registration_id -> Text,
        exam -> Text,
        outcome -> Text,
        reason -> Text,
        sat_at -> Instant,
        received_at -> Instant,
        tells -> Document,
        candidate_id -> Nullable<BigInt>,
        candidate_name -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    score_reports (id) {
        id -> Id,
        candidate_id -> BigInt,
        registration_id -> Text,
        exam -> Text,
        sat_on -> Day,
        name -> Text,
        state -> Text,
        created_at -> Instant,
        decided_at -> Nullable<Instant>,
        decided_by -> Nullable<Id>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    awards (id) {
        id -> Id,
        candidate_id -> BigInt,
        achievement -> Text,
        basis -> Text,
        earned_on -> Day,
        valid_from -> Day,
        valid_to -> Nullable<Day>,
        grace_to -> Nullable<Day>,
        rule_version -> Nullable<Text>,
        catalogue_revision -> Integer,
        superseded_on -> Nullable<Day>,
        review -> Nullable<Document>,
        interruptions -> Document,
        decided_at -> Instant,
        proof -> Document,
        unissued -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    award_decisions (id) {
        id -> Id,
        award_id -> Id,
        decision -> Text,
        against -> Document,
        reason -> Text,
        decided_by -> Id,
        decided_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    signing_keys (id) {
        id -> Text,
        purpose -> Text,
        public_key -> Binary,
        sealed_private_key -> Binary,
        created_at -> Instant,
        retired_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    status_lists (id) {
        id -> Integer,
        document -> Text,
        jws -> Text,
        signed_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    credential_templates (id) {
        id -> Integer,
        name -> Text,
        body -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    credentials (id) {
        id -> Id,
        award_id -> Id,
        code -> Text,
        licence_number -> Text,
        holder_name -> Text,
        status_list -> Integer,
        status_index -> Integer,
        key_id -> Text,
        issued_at -> Instant,
        template_id -> Integer,
        document -> Binary,
        erased_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    credential_jws (credential_id) {
        credential_id -> Id,
        body -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    agreement_receipts (fact_id) {
        fact_id -> Id,
        candidate_id -> BigInt,
        agreement -> Text,
        version -> Integer,
        language -> Text,
        text_sha256 -> Binary,
        accepted_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    email_addresses (id) {
        id -> Id,
        account_id -> Id,
        address -> Text,
        address_folded -> Text,
        added_at -> Instant,
        verified_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    one_time_links (token_hash) {
        token_hash -> Binary,
        purpose -> Text,
        subject_id -> Id,
        created_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    companies (id) {
        id -> Id,
        partner_id -> Text,
        name -> Text,
        tier -> Nullable<Text>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    registrations (id) {
        id -> Id,
        token_hash -> Binary,
        email -> Text,
        email_folded -> Text,
        password_hash -> Text,
        language -> Text,
        draft -> Document,
        created_at -> Instant,
        expires_at -> Instant,
        confirmed_at -> Nullable<Instant>,
        mailed_at -> Nullable<Instant>,
        unannounced -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    company_domains (company_id, domain) {
        company_id -> Id,
        domain -> Text,
        token -> Text,
        verified_at -> Nullable<Instant>,
        ground -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    company_contacts (id) {
        id -> Id,
        company_id -> Id,
        external_id -> Nullable<Text>,
        user_name -> Text,
        user_name_folded -> Text,
        given_name -> Nullable<Text>,
        family_name -> Text,
        display_name -> Nullable<Text>,
        email -> Text,
        email_folded -> Text,
        role -> Text,
        details -> Document,
        account_id -> Nullable<Id>,
        invited_at -> Nullable<Instant>,
        joined_at -> Nullable<Instant>,
        left_on -> Nullable<Day>,
        removed_at -> Nullable<Instant>,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    recoveries (id) {
        id -> Id,
        email_folded -> Text,
        candidate_id -> Nullable<BigInt>,
        language -> Text,
        requested_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    mails (id) {
        id -> Id,
        account_id -> Nullable<Id>,
        recipient -> Text,
        language -> Text,
        stream -> Text,
        template -> Text,
        sealed_values -> Nullable<Binary>,
        state -> Text,
        created_at -> Instant,
        attempts -> Integer,
        next_attempt_at -> Instant,
        give_up_at -> Instant,
        settled_at -> Nullable<Instant>,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    employment_spans (span_id, version) {
        span_id -> Id,
        version -> Integer,
        candidate_id -> BigInt,
        company_id -> Id,
        contact_id -> Id,
        from_on -> Day,
        to_on -> Nullable<Day>,
        learnt_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    mail_suppressions (address_hash) {
        address_hash -> Binary,
        reason -> Text,
        since -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    company_notices (address_hash) {
        address_hash -> Binary,
        company_id -> Id,
        sent_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    mailbox (mail_id) {
        mail_id -> Id,
        recipient -> Text,
        sender -> Text,
        subject -> Text,
        text -> Text,
        html -> Text,
        delivered_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    scim_tokens (id) {
        id -> Id,
        token_hash -> Binary,
        name -> Text,
        company_id -> Nullable<Id>,
        created_at -> Instant,
        last_used_at -> Nullable<Instant>,
        revoked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    candidate_profiles (candidate_id, version) {
        candidate_id -> BigInt,
        version -> Integer,
        body -> Document,
        recorded_at -> Instant,
        recorded_by -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    change_requests (id) {
        id -> Id,
        candidate_id -> BigInt,
        kind -> Text,
        wanted -> Document,
        state -> Text,
        created_at -> Instant,
        decided_at -> Nullable<Instant>,
        decided_by -> Nullable<Id>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    documents (id) {
        id -> Id,
        candidate_id -> BigInt,
        change_request_id -> Nullable<Id>,
        file_name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Binary,
        sealed_content -> Binary,
        uploaded_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    consent_texts (sha256) {
        sha256 -> Binary,
        language -> Text,
        body -> Text,
        first_given_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    consent_receipts (account_id, number) {
        account_id -> Id,
        number -> Integer,
        topic -> Text,
        given -> Bool,
        text_sha256 -> Nullable<Binary>,
        door -> Text,
        recorded_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    exports (id) {
        id -> Id,
        account_id -> Id,
        requested_at -> Instant,
        taken_until -> Nullable<Instant>,
        ready_at -> Nullable<Instant>,
        expires_at -> Nullable<Instant>,
        size -> Nullable<BigInt>,
        sealed_archive -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    erasures (id) {
        id -> Id,
        account_id -> Id,
        candidate_id -> Nullable<BigInt>,
        requested_at -> Instant,
        due_at -> Instant,
        cancelled_at -> Nullable<Instant>,
        done_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    erased_identifiers (identifier_hash) {
        identifier_hash -> Binary,
        erased_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    merges (id) {
        id -> Id,
        kept_candidate_id -> BigInt,
        merged_candidate_id -> BigInt,
        proposed_at -> Instant,
        expires_at -> Instant,
        merged_at -> Nullable<Instant>,
        undone_at -> Nullable<Instant>,
        undo_token_hash -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    identity_keys (candidate_id, kind, value) {
        candidate_id -> BigInt,
        kind -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    duplicates (id) {
        id -> Id,
        one_candidate_id -> BigInt,
        other_candidate_id -> BigInt,
        suspicion -> Text,
        agree -> Document,
        disagree -> Document,
        found_at -> Instant,
        asked_at -> Nullable<Instant>,
        dismissed_by -> Nullable<Id>,
        dismissed_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    exam_vendors (vendor) {
        vendor -> Text,
        next_poll_at -> Instant,
        reached_at -> Nullable<Instant>,
        fault -> Nullable<Text>,
        message -> Nullable<Text>,
        failing_since -> Nullable<Instant>,
        refusal -> Nullable<Text>,
        refusal_message -> Nullable<Text>,
        refused_since -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    exchanges (id) {
        id -> Id,
        vendor -> Text,
        direction -> Text,
        name -> Text,
        event_id -> Nullable<Text>,
        token_id -> Nullable<Text>,
        size -> BigInt,
        sha256 -> Binary,
        created_at -> Instant,
        state -> Text,
        attempts -> Integer,
        next_attempt_at -> Instant,
        settled_at -> Nullable<Instant>,
        message -> Nullable<Text>,
        sealed_body -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    vendor_records (candidate_id, vendor) {
        candidate_id -> BigInt,
        vendor -> Text,
        wanted -> Integer,
        told -> Nullable<Integer>,
        told_at -> Nullable<Instant>,
        tries -> Integer,
        confirmed -> Nullable<Integer>,
        refused -> Nullable<Integer>,
        known -> Text,
        due_at -> Nullable<Instant>,
        exchange_id -> Nullable<Id>,
        vendor_candidate_id -> Nullable<Text>,
        message -> Nullable<Text>,
        answered_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    authorizations (id) {
        id -> BigInt,
        candidate_id -> BigInt,
        vendor -> Text,
        exam -> Text,
        wish -> Text,
        first_on -> Day,
        last_on -> Day,
        created_at -> Instant,
        wanted -> Integer,
        told -> Nullable<Integer>,
        told_at -> Nullable<Instant>,
        tries -> Integer,
        confirmed -> Nullable<Integer>,
        refused -> Nullable<Integer>,
        known -> Text,
        due_at -> Nullable<Instant>,
        exchange_id -> Nullable<Id>,
        vendor_authorization_id -> Nullable<Text>,
        message -> Nullable<Text>,
        answered_at -> Nullable<Instant>,
        confirmed_at -> Nullable<Instant>,
        sent_at -> Nullable<Instant>,
        closed_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    appointments (id) {
        id -> Id,
        vendor -> Text,
        registration_id -> Text,
        candidate_id -> BigInt,
        authorization_id -> Nullable<BigInt>,
        exam -> Text,
        state -> Text,
        starts_at -> Instant,
        minutes -> Integer,
        time_zone -> Nullable<Text>,
        delivery -> Text,
        centre -> Nullable<Document>,
        booked_at -> Instant,
        event_at -> Instant,
        changes -> Integer,
        reminded_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    exchange_rows (exchange_id, place) {
        exchange_id -> Id,
        place -> Integer,
        member -> Text,
        line -> BigInt,
        kind -> Text,
        candidate_id -> Nullable<BigInt>,
        authorization_id -> Nullable<BigInt>,
        registration_id -> Nullable<Text>,
        outcome -> Text,
        message -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    verdict_editions (id) {
        id -> Integer,
        number -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    accommodations (candidate_id) {
        candidate_id -> BigInt,
        needs -> Document,
        granted_at -> Instant,
        ends_on -> Day,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    voucher_pools (id) {
        id -> Id,
        name -> Text,
        vendor -> Text,
        exams -> Document,
        valid_to -> Day,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    vouchers (id) {
        id -> Id,
        pool_id -> Id,
        code_hash -> Binary,
        sealed_code -> Binary,
        candidate_id -> Nullable<BigInt>,
        assigned_at -> Nullable<Instant>,
        authorization_id -> Nullable<BigInt>,
        redeemed_at -> Nullable<Instant>,
        redeemed_by -> Nullable<BigInt>,
        registration_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    /// Credentials that a candidate shows to a third party.
    shares (id) {
        id -> Id,
        candidate_id -> BigInt,
        token_hash -> Binary,
        sealed_token -> Binary,
        recipient -> Text,
        email -> Nullable<Text>,
        message -> Text,
        fields -> Document,
        created_at -> Instant,
        expires_at -> Instant,
        view_limit -> Nullable<Integer>,
        views -> Integer,
        revoked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    /// What a share shows.
    share_credentials (share_id, credential_id) {
        share_id -> Id,
        credential_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    /// Each time that a share was opened.
    share_views (id) {
        id -> Id,
        share_id -> Id,
        viewed_at -> Instant,
        browser -> Nullable<Text>,
        system -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::*;

    /// Who wants to be told when shared credentials change.
    watches (id) {
        id -> Id,
        share_id -> Id,
        email -> Text,
        email_folded -> Text,
        language -> Text,
        state -> Text,
        asked_at -> Instant,
        answered_at -> Nullable<Instant>,
        told -> Nullable<Document>,
        stop_hash -> Nullable<Binary>,
        sealed_stop -> Nullable<Binary>,
    }
}

diesel::joinable!(watches -> shares (share_id));
diesel::joinable!(vouchers -> voucher_pools (pool_id));
diesel::joinable!(accounts -> candidates (candidate_id));
diesel::joinable!(consent_receipts -> consent_texts (text_sha256));
diesel::joinable!(email_addresses -> accounts (account_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(facts -> candidates (candidate_id));
diesel::joinable!(awards -> candidates (candidate_id));
diesel::joinable!(change_requests -> candidates (candidate_id));
diesel::joinable!(credentials -> awards (award_id));
diesel::joinable!(credentials -> credential_templates (template_id));
diesel::joinable!(company_domains -> companies (company_id));
diesel::joinable!(company_contacts -> companies (company_id));
diesel::allow_tables_to_appear_in_same_query!(
    accommodations,
    accounts,
    agreement_receipts,
    appointments,
    authorizations,
    award_decisions,
    awards,
    candidate_profiles,
    candidates,
    catalogue_revisions,
    challenges,
    change_requests,
    claims,
    companies,
    company_contacts,
    company_domains,
    company_notices,
    consent_receipts,
    consent_texts,
    credential_jws,
    credential_templates,
    credentials,
    devices,
    documents,
    duplicates,
    email_addresses,
    employment_spans,
    erased_identifiers,
    erasures,
    exam_vendors,
    exchange_rows,
    exchanges,
    exports,
    facts,
    identity_keys,
    mail_suppressions,
    mailbox,
    mails,
    merges,
    one_time_links,
    passkeys,
    recoveries,
    recovery_codes,
    refresh_tokens,
    registrations,
    result_imports,
    result_rows,
    scim_tokens,
    score_reports,
    sessions,
    share_credentials,
    share_views,
    shares,
    sign_in_throttles,
    signing_keys,
    status_lists,
    totp_secrets,
    vendor_records,
    verdict_editions,
    voucher_pools,
    vouchers,
    watches,
);
