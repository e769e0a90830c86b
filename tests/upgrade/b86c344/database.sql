SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_follows_the_last_one_753b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE last RECORD;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    NEW.recorded_at := clock_timestamp();
                    SELECT seq, to_state, at INTO last FROM workflow_event
                    WHERE complaint_id = NEW.complaint_id ORDER BY seq DESC LIMIT 1;
                    IF NOT FOUND THEN
                        IF NEW.seq <> 1 OR NEW.from_state <> '' THEN
                            RAISE EXCEPTION 'the first event of a case has seq 1 and no state before it'
                                USING ERRCODE = 'check_violation';
                        END IF;
                    ELSIF NEW.seq <> last.seq + 1 OR NEW.from_state <> last.to_state OR NEW.at < last.at THEN
                        RAISE EXCEPTION 'event % does not follow event %', NEW.seq, last.seq
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.at > NEW.recorded_at
                       OR (NEW.origin = 'live' AND NEW.at < NEW.recorded_at - interval '60 seconds') THEN
                        RAISE EXCEPTION 'official time lies off the clock of the database'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_append_only_5c019() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_kept_59e5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_kept_80cb3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_kept_ff806() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_never_deleted_b5451() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_never_emptied_f55b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_retired_not_deleted_4a893() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_retired_not_deleted_5eb7c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_is_retired_not_deleted_77c9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


CREATE FUNCTION public.pgtrigger_seats_changed_65d8f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    UPDATE accounts_user SET credentials_version = credentials_version + 1
                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
                    RETURN NULL;
                
                END;
            $$;


CREATE FUNCTION public.pgtrigger_state_has_its_event_ddce1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF NOT EXISTS (
                        SELECT 1 FROM complaints_complaint c JOIN workflow_event e
                          ON e.complaint_id = c.id AND e.seq = c.last_seq AND e.to_state = c.state
                        WHERE c.id = NEW.id
                    ) AND EXISTS (SELECT 1 FROM complaints_complaint WHERE id = NEW.id) THEN
                        RAISE EXCEPTION 'complaint % has a state that its last event does not tell', NEW.id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                
                END;
            $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.accounts_agency (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    level character varying(10) NOT NULL,
    zone character varying(40) NOT NULL,
    working_week smallint[] NOT NULL,
    calendar character varying(20) NOT NULL,
    law character varying(10) NOT NULL,
    send_from time without time zone NOT NULL,
    send_until time without time zone NOT NULL,
    open_for_filing boolean NOT NULL,
    CONSTRAINT agency_sending_window_opens_before_it_closes CHECK ((send_from < send_until))
);


ALTER TABLE public.accounts_agency ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_agency_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_feed (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    user_id bigint NOT NULL,
    unit_id bigint
);


ALTER TABLE public.accounts_feed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_feed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_membership (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    agency_id bigint,
    user_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT membership_in_an_agency_or_a_unit CHECK (((agency_id IS NULL) OR (unit_id IS NULL))),
    CONSTRAINT membership_unit_staff_in_a_unit CHECK (((((role)::text = ANY ((ARRAY['officer'::character varying, 'supervisor'::character varying])::text[])) AND (unit_id IS NOT NULL)) OR ((NOT ((role)::text = ANY ((ARRAY['officer'::character varying, 'supervisor'::character varying])::text[]))) AND (unit_id IS NULL))))
);


ALTER TABLE public.accounts_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_token (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    credentials character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);


ALTER TABLE public.accounts_token ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_unit (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    working_week smallint[] NOT NULL,
    active boolean NOT NULL,
    promises_from date,
    answers_need_supervisor boolean NOT NULL,
    agency_id bigint NOT NULL,
    parent_id bigint,
    successor_id bigint
);


ALTER TABLE public.accounts_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    language character varying(2) NOT NULL,
    credentials_version integer NOT NULL,
    CONSTRAINT accounts_user_credentials_version_check CHECK ((credentials_version >= 0))
);


CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.complaints_attachment (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    mime character varying(40) NOT NULL,
    path character varying(100) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    width integer,
    height integer,
    uploader_kind character varying(15) NOT NULL,
    at timestamp with time zone NOT NULL,
    uploaded_by_id bigint,
    complaint_id bigint NOT NULL,
    message_id bigint,
    CONSTRAINT complaints_attachment_height_check CHECK ((height >= 0)),
    CONSTRAINT complaints_attachment_size_check CHECK ((size >= 0)),
    CONSTRAINT complaints_attachment_width_check CHECK ((width >= 0))
);


ALTER TABLE public.complaints_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.complaints_complaint (
    id bigint NOT NULL,
    state character varying(15) NOT NULL,
    reference character varying(20) NOT NULL,
    access_hash character varying(64) NOT NULL,
    origin character varying(10) NOT NULL,
    channel character varying(10) NOT NULL,
    identity_kind character varying(15) NOT NULL,
    language character varying(2) NOT NULL,
    moderation character varying(20) NOT NULL,
    classification character varying(15) NOT NULL,
    proposed_classification character varying(15) NOT NULL,
    version integer NOT NULL,
    last_seq integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    round smallint NOT NULL,
    next_due_on date,
    next_due_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    claimed_received_on date,
    occurred_on date,
    first_answered_at timestamp with time zone,
    first_answered_on date,
    answered_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    ended_by character varying(20) NOT NULL,
    escalated_at timestamp with time zone,
    completions_requested smallint NOT NULL,
    contests smallint NOT NULL,
    reopenings smallint NOT NULL,
    appeals smallint NOT NULL,
    rating smallint,
    agency_id bigint NOT NULL,
    answered_by_id bigint,
    barred_from_answering_id bigint,
    claim_confirmed_by_id bigint,
    claimed_by_id bigint,
    duplicate_of_id bigint,
    handler_id bigint,
    held_by_id bigint,
    reclassification_by_id bigint,
    rejected_by_id bigint,
    unit_id bigint,
    CONSTRAINT complaint_each_way_back_once CHECK (((appeals <= 1) AND (completions_requested <= 1) AND (contests <= 1) AND (reopenings <= 1))),
    CONSTRAINT complaint_no_duplicate_of_itself CHECK (((duplicate_of_id IS NULL) OR (NOT ((duplicate_of_id = id) AND (duplicate_of_id IS NOT NULL))))),
    CONSTRAINT complaint_rating_1_to_4 CHECK (((rating IS NULL) OR ((rating >= 1) AND (rating <= 4)))),
    CONSTRAINT complaint_state_known CHECK (((state)::text = ANY ((ARRAY['received'::character varying, 'incomplete'::character varying, 'dispatched'::character varying, 'investigating'::character varying, 'answered'::character varying, 'escalated'::character varying, 'closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT complaints_complaint_appeals_check CHECK ((appeals >= 0)),
    CONSTRAINT complaints_complaint_completions_requested_check CHECK ((completions_requested >= 0)),
    CONSTRAINT complaints_complaint_contests_check CHECK ((contests >= 0)),
    CONSTRAINT complaints_complaint_last_seq_check CHECK ((last_seq >= 0)),
    CONSTRAINT complaints_complaint_rating_check CHECK ((rating >= 0)),
    CONSTRAINT complaints_complaint_reopenings_check CHECK ((reopenings >= 0)),
    CONSTRAINT complaints_complaint_round_check CHECK ((round >= 0)),
    CONSTRAINT complaints_complaint_version_check CHECK ((version >= 0))
);


CREATE TABLE public.complaints_complaint_accused (
    id bigint NOT NULL,
    complaint_id bigint NOT NULL,
    user_id bigint NOT NULL
);


ALTER TABLE public.complaints_complaint_accused ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_accused_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


ALTER TABLE public.complaints_complaint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.complaints_identity (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    email_confirmed_at timestamp with time zone,
    phone character varying(20) NOT NULL,
    address text NOT NULL,
    complaint_id bigint NOT NULL
);


ALTER TABLE public.complaints_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.complaints_statement (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    author_kind character varying(15) NOT NULL,
    at timestamp with time zone NOT NULL,
    body text NOT NULL,
    salt bytea NOT NULL,
    author_id bigint,
    complaint_id bigint NOT NULL
);


ALTER TABLE public.complaints_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.compliance_assessment (
    id bigint NOT NULL,
    year smallint NOT NULL,
    input numeric(5,2),
    process numeric(5,2),
    output numeric(5,2),
    public_trust numeric(5,2),
    official_score numeric(5,2),
    officer_appointed smallint,
    procedure_published smallint,
    channels_alive smallint,
    register_kept smallint,
    training smallint,
    evaluation smallint,
    source character varying(200) NOT NULL,
    confirmed_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    marked_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT assessment_confirmed_when_marked CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((channels_alive IS NOT NULL) AND (confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL) AND (evaluation IS NOT NULL) AND (officer_appointed IS NOT NULL) AND (procedure_published IS NOT NULL) AND (register_kept IS NOT NULL) AND (training IS NOT NULL)))),
    CONSTRAINT assessment_mark_0_to_4 CHECK ((((officer_appointed IS NULL) OR ((officer_appointed >= 0) AND (officer_appointed <= 4))) AND ((procedure_published IS NULL) OR ((procedure_published >= 0) AND (procedure_published <= 4))) AND ((channels_alive IS NULL) OR ((channels_alive >= 0) AND (channels_alive <= 4))) AND ((register_kept IS NULL) OR ((register_kept >= 0) AND (register_kept <= 4))) AND ((training IS NULL) OR ((training >= 0) AND (training <= 4))) AND ((evaluation IS NULL) OR ((evaluation >= 0) AND (evaluation <= 4))))),
    CONSTRAINT assessment_score_0_to_100 CHECK ((((input IS NULL) OR ((input >= (0)::numeric) AND (input <= (100)::numeric))) AND ((process IS NULL) OR ((process >= (0)::numeric) AND (process <= (100)::numeric))) AND ((output IS NULL) OR ((output >= (0)::numeric) AND (output <= (100)::numeric))) AND ((public_trust IS NULL) OR ((public_trust >= (0)::numeric) AND (public_trust <= (100)::numeric))) AND ((official_score IS NULL) OR ((official_score >= (0)::numeric) AND (official_score <= (100)::numeric))))),
    CONSTRAINT assessment_year_known CHECK (((year >= 2021) AND (year <= 9998))),
    CONSTRAINT compliance_assessment_channels_alive_check CHECK ((channels_alive >= 0)),
    CONSTRAINT compliance_assessment_evaluation_check CHECK ((evaluation >= 0)),
    CONSTRAINT compliance_assessment_officer_appointed_check CHECK ((officer_appointed >= 0)),
    CONSTRAINT compliance_assessment_procedure_published_check CHECK ((procedure_published >= 0)),
    CONSTRAINT compliance_assessment_register_kept_check CHECK ((register_kept >= 0)),
    CONSTRAINT compliance_assessment_training_check CHECK ((training >= 0)),
    CONSTRAINT compliance_assessment_year_check CHECK ((year >= 0))
);


ALTER TABLE public.compliance_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.compliance_publishedscore (
    id bigint NOT NULL,
    year smallint NOT NULL,
    score numeric(5,2) NOT NULL,
    source character varying(200) NOT NULL,
    agency_id bigint NOT NULL,
    CONSTRAINT compliance_publishedscore_year_check CHECK ((year >= 0)),
    CONSTRAINT published_score_0_to_100 CHECK (((score >= (0)::numeric) AND (score <= (100)::numeric))),
    CONSTRAINT published_year_known CHECK (((year >= 2021) AND (year <= 9998)))
);


ALTER TABLE public.compliance_publishedscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_publishedscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);


ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


CREATE TABLE public.notifications_message (
    id bigint NOT NULL,
    notice character varying(30) NOT NULL,
    language character varying(2) NOT NULL,
    facts jsonb NOT NULL,
    origin character varying(10) NOT NULL,
    message_id character varying(100) NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    failed_at timestamp with time zone,
    sent_at timestamp with time zone,
    subject character varying(250) NOT NULL,
    body_text text NOT NULL,
    body_html text NOT NULL,
    last_error character varying(40) NOT NULL,
    attachment_id bigint,
    complaint_id bigint,
    identity_id bigint,
    user_id bigint,
    CONSTRAINT message_of_the_demo_is_never_sent CHECK ((((origin)::text = 'live'::text) OR ((state)::text = 'sent'::text))),
    CONSTRAINT message_to_one_recipient CHECK (((identity_id IS NULL) OR (user_id IS NULL))),
    CONSTRAINT notifications_message_attempts_check CHECK ((attempts >= 0))
);


ALTER TABLE public.notifications_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_calendar (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(10) NOT NULL,
    version integer NOT NULL,
    covers_every_year boolean NOT NULL,
    retired_on date,
    parent_id bigint,
    CONSTRAINT workflow_calendar_version_check CHECK ((version >= 0))
);


ALTER TABLE public.workflow_calendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_calendarchange (
    id bigint NOT NULL,
    decree character varying(200) NOT NULL,
    source character varying(10) NOT NULL,
    whole_years smallint[] NOT NULL,
    proposed_years smallint[] NOT NULL,
    state character varying(10) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    dropped_at timestamp with time zone,
    version integer,
    total integer NOT NULL,
    seen integer NOT NULL,
    moved integer NOT NULL,
    dated integer NOT NULL,
    stops_late integer NOT NULL,
    starts_late integer NOT NULL,
    told integer NOT NULL,
    finished_at timestamp with time zone,
    approved_by_id bigint,
    calendar_id bigint NOT NULL,
    proposed_by_id bigint,
    CONSTRAINT workflow_calendarchange_dated_check CHECK ((dated >= 0)),
    CONSTRAINT workflow_calendarchange_moved_check CHECK ((moved >= 0)),
    CONSTRAINT workflow_calendarchange_seen_check CHECK ((seen >= 0)),
    CONSTRAINT workflow_calendarchange_starts_late_check CHECK ((starts_late >= 0)),
    CONSTRAINT workflow_calendarchange_stops_late_check CHECK ((stops_late >= 0)),
    CONSTRAINT workflow_calendarchange_told_check CHECK ((told >= 0)),
    CONSTRAINT workflow_calendarchange_total_check CHECK ((total >= 0)),
    CONSTRAINT workflow_calendarchange_version_check CHECK ((version >= 0))
);


ALTER TABLE public.workflow_calendarchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendarchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_calendarversion (
    id bigint NOT NULL,
    version integer NOT NULL,
    parent_version integer,
    made_at timestamp with time zone NOT NULL,
    calendar_id bigint NOT NULL,
    change_id bigint,
    CONSTRAINT workflow_calendarversion_parent_version_check CHECK ((parent_version >= 0)),
    CONSTRAINT workflow_calendarversion_version_check CHECK ((version >= 0))
);


ALTER TABLE public.workflow_calendarversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendarversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_calendaryear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    status character varying(10) NOT NULL,
    from_version integer NOT NULL,
    until_version integer,
    calendar_id bigint NOT NULL,
    CONSTRAINT workflow_calendaryear_from_version_check CHECK ((from_version >= 0)),
    CONSTRAINT workflow_calendaryear_until_version_check CHECK ((until_version >= 0)),
    CONSTRAINT workflow_calendaryear_year_check CHECK ((year >= 0))
);


ALTER TABLE public.workflow_calendaryear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendaryear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_duty (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    round smallint NOT NULL,
    holder character varying(12) NOT NULL,
    opened_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_on date,
    due_at timestamp with time zone,
    met_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by character varying(20) NOT NULL,
    original_due_on date,
    told_at timestamp with time zone,
    length smallint,
    length_unit character varying(15) NOT NULL,
    week character varying(7) NOT NULL,
    rule character varying(60) NOT NULL,
    citation character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    calendar character varying(30) NOT NULL,
    extensions smallint NOT NULL,
    extended_days smallint NOT NULL,
    extension_contested_at timestamp with time zone,
    suspensions smallint NOT NULL,
    suspended_days smallint NOT NULL,
    suspended_at timestamp with time zone,
    frozen_due_on date,
    resume_by_at timestamp with time zone,
    own_due_on date,
    shared_due_on date,
    provisional boolean NOT NULL,
    awaits_year smallint,
    rung character varying(15) NOT NULL,
    rung_at timestamp with time zone,
    swept_at timestamp with time zone,
    complaint_id bigint NOT NULL,
    promise_id bigint,
    CONSTRAINT duty_due_date_and_instant CHECK ((((due_at IS NULL) AND (due_on IS NULL)) OR ((due_at IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT duty_met_or_ended_unmet CHECK (((met_at IS NULL) OR (ended_at IS NULL))),
    CONSTRAINT duty_not_met_before_it_opened CHECK (((met_at IS NULL) OR (met_at >= opened_at))),
    CONSTRAINT duty_shares_an_end_or_not CHECK ((((own_due_on IS NULL) AND (shared_due_on IS NULL)) OR ((own_due_on IS NOT NULL) AND (shared_due_on IS NOT NULL)))),
    CONSTRAINT duty_suspended_keeps_its_end CHECK ((((frozen_due_on IS NULL) AND (resume_by_at IS NULL) AND (suspended_at IS NULL)) OR ((frozen_due_on IS NOT NULL) AND (resume_by_at IS NOT NULL) AND (suspended_at IS NOT NULL)))),
    CONSTRAINT workflow_duty_awaits_year_check CHECK ((awaits_year >= 0)),
    CONSTRAINT workflow_duty_extended_days_check CHECK ((extended_days >= 0)),
    CONSTRAINT workflow_duty_extensions_check CHECK ((extensions >= 0)),
    CONSTRAINT workflow_duty_length_check CHECK ((length >= 0)),
    CONSTRAINT workflow_duty_round_check CHECK ((round >= 0)),
    CONSTRAINT workflow_duty_suspended_days_check CHECK ((suspended_days >= 0)),
    CONSTRAINT workflow_duty_suspensions_check CHECK ((suspensions >= 0))
);


ALTER TABLE public.workflow_duty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_event (
    id bigint NOT NULL,
    seq integer NOT NULL,
    name character varying(30) NOT NULL,
    from_state character varying(15) NOT NULL,
    to_state character varying(15) NOT NULL,
    actor_kind character varying(15) NOT NULL,
    origin character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    audience character varying(15) NOT NULL,
    facts jsonb NOT NULL,
    statements jsonb NOT NULL,
    actor_id bigint,
    complaint_id bigint NOT NULL,
    CONSTRAINT workflow_event_seq_check CHECK ((seq >= 0))
);


ALTER TABLE public.workflow_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_heartbeat (
    id bigint NOT NULL,
    name character varying(30) NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE public.workflow_heartbeat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_heartbeat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_holding (
    id bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    complaint_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT holding_forwards CHECK (((until_at IS NULL) OR (until_at >= from_at)))
);


ALTER TABLE public.workflow_holding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_holding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_holiday (
    id bigint NOT NULL,
    date date NOT NULL,
    kind character varying(15) NOT NULL,
    name character varying(200) NOT NULL,
    decree character varying(200) NOT NULL,
    from_version integer NOT NULL,
    until_version integer,
    calendar_id bigint NOT NULL,
    CONSTRAINT workflow_holiday_from_version_check CHECK ((from_version >= 0)),
    CONSTRAINT workflow_holiday_until_version_check CHECK ((until_version >= 0))
);


ALTER TABLE public.workflow_holiday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_holiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_importedcase (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    reference character varying(100) NOT NULL,
    complaint_id bigint NOT NULL
);


ALTER TABLE public.workflow_importedcase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_importedcase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_proposedday (
    id bigint NOT NULL,
    date date NOT NULL,
    kind character varying(15) NOT NULL,
    name character varying(200) NOT NULL,
    flags character varying(20)[] NOT NULL,
    change_id bigint NOT NULL
);


ALTER TABLE public.workflow_proposedday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_proposedday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_rememberedreply (
    id bigint NOT NULL,
    key_hash character varying(64) NOT NULL,
    body_hash character varying(64) NOT NULL,
    status smallint NOT NULL,
    salt bytea NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT workflow_rememberedreply_status_check CHECK ((status >= 0))
);


ALTER TABLE public.workflow_rememberedreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_rememberedreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_rung (
    id bigint NOT NULL,
    level character varying(15) NOT NULL,
    due_on date NOT NULL,
    recipients character varying(15)[] NOT NULL,
    why character varying(20) NOT NULL,
    reached_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    send_at timestamp with time zone,
    complaint_id bigint NOT NULL,
    duty_id bigint NOT NULL
);


ALTER TABLE public.workflow_rung ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_rung_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_suspension (
    id bigint NOT NULL,
    round smallint NOT NULL,
    reason character varying(25) NOT NULL,
    from_at timestamp with time zone NOT NULL,
    from_on date NOT NULL,
    until_at timestamp with time zone,
    until_on date,
    resume_by_on date NOT NULL,
    resume_by_at timestamp with time zone NOT NULL,
    complaint_id bigint NOT NULL,
    CONSTRAINT suspension_forwards CHECK ((((until_at IS NULL) AND (until_on IS NULL)) OR ((until_at >= from_at) AND (until_on >= from_on)))),
    CONSTRAINT workflow_suspension_round_check CHECK ((round >= 0))
);


ALTER TABLE public.workflow_suspension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_suspension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.workflow_unitpromise (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    classification character varying(15) NOT NULL,
    length smallint,
    effective_from date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT unit_promise_of_a_day CHECK (((length IS NULL) OR (length >= 1))),
    CONSTRAINT workflow_unitpromise_length_check CHECK ((length >= 0))
);


ALTER TABLE public.workflow_unitpromise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_unitpromise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


COPY public.accounts_agency (id, code, name, level, zone, working_week, calendar, law, send_from, send_until, open_for_filing) FROM stdin;
1	kab-contoh	Kabupaten Contoh	regency	Asia/Jakarta	{1,2,3,4,5}	id	id	07:00:00	20:00:00	t
2	borough	A Borough	city	Europe/London	{1,2,3,4,5}	none	uk	07:00:00	20:00:00	t
3	kota-timur	Kota Timur	regency	Asia/Jayapura	{1,2,3,4,5,6}	papua	id	07:00:00	20:00:00	t
4	los-angeles	City of Los Angeles	city	America/Los_Angeles	{1,2,3,4,5}	none	id	07:00:00	20:00:00	f
5	kabupaten-pandeglang	Kabupaten Pandeglang	regency	Asia/Jakarta	{1,2,3,4,5}	id	id	07:00:00	20:00:00	f
\.


COPY public.accounts_feed (id, token_hash, created_at, revoked_at, user_id, unit_id) FROM stdin;
1	335597efabb0156adbc6630a6623ac8130865ea4494683cb65547a014b0bcd3c	2026-03-02 02:00:00+00	2026-03-03 02:00:00+00	3	\N
2	da866dbe6f7daf6700b1e4bac6da17ffb2010e93ee4aece6ea9a9f40ac710418	2026-03-03 02:00:00+00	\N	3	\N
3	22c908973657da1bb219a7de47c60e8f35873cca9e55f364fb43bff2f594274a	2026-03-03 02:00:00+00	\N	3	1
\.


COPY public.accounts_membership (id, role, agency_id, user_id, unit_id) FROM stdin;
1	coordinator	1	1	\N
2	coordinator	1	2	\N
3	officer	\N	3	1
4	officer	\N	4	1
5	supervisor	\N	5	1
6	officer	\N	6	2
7	agency_head	1	7	\N
8	ombudsman	\N	8	\N
9	custodian	\N	9	\N
10	administrator	\N	10	\N
11	coordinator	2	11	\N
12	coordinator	2	12	\N
13	officer	\N	13	4
14	officer	\N	14	4
15	supervisor	\N	15	4
16	officer	\N	16	5
17	agency_head	2	17	\N
18	ombudsman	\N	18	\N
19	custodian	\N	19	\N
20	administrator	\N	20	\N
21	coordinator	3	21	\N
22	coordinator	3	22	\N
23	officer	\N	23	6
24	officer	\N	24	6
25	supervisor	\N	25	6
26	officer	\N	26	7
27	agency_head	3	27	\N
28	ombudsman	\N	28	\N
29	custodian	\N	29	\N
30	administrator	\N	30	\N
\.


COPY public.accounts_token (id, token_hash, credentials, created_at, expires_at, user_id) FROM stdin;
1	73bf1288aec6a3b92897161f8d2315de81abec78770fdd884abe9c4df8a635d1	5c827b1c1d65123b88310a09ea0a9d8707ab42bf7f74556d662d4b6489b161fe2	2026-11-28 16:07:17.843948+00	2026-11-29 04:07:17.843948+00	3
\.


COPY public.accounts_unit (id, code, name, working_week, active, promises_from, answers_need_supervisor, agency_id, parent_id, successor_id) FROM stdin;
1	unit-1	Unit-1	{1,2,3,4,5}	t	\N	f	1	\N	\N
2	unit-2	Unit-2	{1,2,3,4,5}	t	\N	f	1	\N	\N
3	dinas-berjanji	Dinas Berjanji	{1,2,3,4,5}	t	2026-04-06	f	1	\N	\N
4	unit-13	Unit-13	{1,2,3,4,5}	t	\N	f	2	\N	\N
5	unit-14	Unit-14	{1,2,3,4,5}	t	\N	f	2	\N	\N
6	unit-25	Unit-25	{1,2,3,4,5,6}	t	\N	f	3	\N	\N
7	unit-26	Unit-26	{1,2,3,4,5}	t	\N	f	3	\N	\N
8	bos	BOS	{1,2,3,4,5}	t	\N	f	4	\N	\N
9	puskesmas-cimanuk-kabupaten-pandeglang	Puskesmas Cimanuk	{1,2,3,4,5}	t	\N	f	5	\N	\N
10	dinas-sosial-kabupaten-pandeglang	Dinas Sosial	{1,2,3,4,5}	t	\N	f	5	\N	\N
11	puskesmas-bangkonol-kabupaten-pandeglang	Puskesmas Bangkonol	{1,2,3,4,5}	t	\N	f	5	\N	\N
12	dinas-kependudukan-dan-catatan-sipil-kab	Dinas Kependudukan dan Catatan Sipil	{1,2,3,4,5}	t	\N	f	5	\N	\N
13	dpmptsp-kabupaten-pandeglang	DPMPTSP	{1,2,3,4,5}	t	\N	f	5	\N	\N
\.


COPY public.accounts_user (id, password, last_login, is_superuser, username, email, is_staff, is_active, date_joined, name, language, credentials_version) FROM stdin;
1		2026-11-28 16:07:18.025863+00	f	user3	user3@example.org	f	t	2026-11-28 16:07:03.163438+00	User3	id	2
2		\N	f	user4		f	t	2026-11-28 16:07:03.179048+00	User4	id	2
3		\N	f	user5	user5@example.org	f	t	2026-11-28 16:07:03.19755+00	User5	id	2
4		\N	f	user6		f	t	2026-11-28 16:07:03.21141+00	User6	id	2
5		\N	f	user7	user7@example.org	f	t	2026-11-28 16:07:03.217344+00	User7	id	2
6		\N	f	user8	user8@example.org	f	t	2026-11-28 16:07:03.227344+00	User8	id	2
7		\N	f	user9	user9@example.org	f	t	2026-11-28 16:07:03.236888+00	User9	id	2
8		\N	f	user10	user10@example.org	f	t	2026-11-28 16:07:03.244602+00	User10	id	2
9		\N	f	user11	user11@example.org	f	t	2026-11-28 16:07:03.251548+00	User11	id	2
10		\N	f	user12	user12@example.org	f	t	2026-11-28 16:07:03.257399+00	User12	id	2
11		\N	f	user15	user15@example.org	f	t	2026-11-28 16:07:15.676509+00	User15	id	2
12		\N	f	user16	user16@example.org	f	t	2026-11-28 16:07:15.695673+00	User16	id	2
13		\N	f	user17	user17@example.org	f	t	2026-11-28 16:07:15.711644+00	User17	id	2
14		\N	f	user18	user18@example.org	f	t	2026-11-28 16:07:15.731258+00	User18	id	2
15		\N	f	user19	user19@example.org	f	t	2026-11-28 16:07:15.752046+00	User19	id	2
16		\N	f	user20	user20@example.org	f	t	2026-11-28 16:07:15.766716+00	User20	id	2
17		\N	f	user21	user21@example.org	f	t	2026-11-28 16:07:15.780455+00	User21	id	2
18		\N	f	user22	user22@example.org	f	t	2026-11-28 16:07:15.796509+00	User22	id	2
19		\N	f	user23	user23@example.org	f	t	2026-11-28 16:07:15.815696+00	User23	id	2
20		\N	f	user24	user24@example.org	f	t	2026-11-28 16:07:15.827379+00	User24	id	2
21		\N	f	user27	user27@example.org	f	t	2026-11-28 16:07:16.132733+00	User27	id	2
22		\N	f	user28	user28@example.org	f	t	2026-11-28 16:07:16.159312+00	User28	id	2
23		\N	f	user29	user29@example.org	f	t	2026-11-28 16:07:16.192286+00	User29	id	2
24		\N	f	user30	user30@example.org	f	t	2026-11-28 16:07:16.211843+00	User30	id	2
25		\N	f	user31	user31@example.org	f	t	2026-11-28 16:07:16.231792+00	User31	id	2
26		\N	f	user32	user32@example.org	f	t	2026-11-28 16:07:16.248055+00	User32	id	2
27		\N	f	user33	user33@example.org	f	t	2026-11-28 16:07:16.273776+00	User33	id	2
28		\N	f	user34	user34@example.org	f	t	2026-11-28 16:07:16.283541+00	User34	id	2
29		\N	f	user35	user35@example.org	f	t	2026-11-28 16:07:16.30575+00	User35	id	2
30		\N	f	user36	user36@example.org	f	t	2026-11-28 16:07:16.322879+00	User36	id	2
\.


COPY public.accounts_user_groups (id, user_id, group_id) FROM stdin;
\.


COPY public.accounts_user_user_permissions (id, user_id, permission_id) FROM stdin;
\.


COPY public.auth_group (id, name) FROM stdin;
\.


COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
\.


COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add permission	1	add_permission
2	Can change permission	1	change_permission
3	Can delete permission	1	delete_permission
4	Can view permission	1	view_permission
5	Can add group	2	add_group
6	Can change group	2	change_group
7	Can delete group	2	delete_group
8	Can view group	2	view_group
9	Can add content type	3	add_contenttype
10	Can change content type	3	change_contenttype
11	Can delete content type	3	delete_contenttype
12	Can view content type	3	view_contenttype
13	Can add session	4	add_session
14	Can change session	4	change_session
15	Can delete session	4	delete_session
16	Can view session	4	view_session
17	Can add log entry	5	add_logentry
18	Can change log entry	5	change_logentry
19	Can delete log entry	5	delete_logentry
20	Can view log entry	5	view_logentry
21	Can add user	6	add_user
22	Can change user	6	change_user
23	Can delete user	6	delete_user
24	Can view user	6	view_user
25	Can add instansi	7	add_agency
26	Can change instansi	7	change_agency
27	Can delete instansi	7	delete_agency
28	Can view instansi	7	view_agency
29	Can add unit pelayanan	8	add_unit
30	Can change unit pelayanan	8	change_unit
31	Can delete unit pelayanan	8	delete_unit
32	Can view unit pelayanan	8	view_unit
33	Can add feed	9	add_feed
34	Can change feed	9	change_feed
35	Can delete feed	9	delete_feed
36	Can view feed	9	view_feed
37	Can add token	10	add_token
38	Can change token	10	change_token
39	Can delete token	10	delete_token
40	Can view token	10	view_token
41	Can add keanggotaan	11	add_membership
42	Can change keanggotaan	11	change_membership
43	Can delete keanggotaan	11	delete_membership
44	Can view keanggotaan	11	view_membership
45	Can add pengaduan	12	add_complaint
46	Can change pengaduan	12	change_complaint
47	Can delete pengaduan	12	delete_complaint
48	Can view pengaduan	12	view_complaint
49	Can add identitas pengadu	13	add_identity
50	Can change identitas pengadu	13	change_identity
51	Can delete identitas pengadu	13	delete_identity
52	Can view identitas pengadu	13	view_identity
53	Can add statement	14	add_statement
54	Can change statement	14	change_statement
55	Can delete statement	14	delete_statement
56	Can view statement	14	view_statement
57	Can add attachment	15	add_attachment
58	Can change attachment	15	change_attachment
59	Can delete attachment	15	delete_attachment
60	Can view attachment	15	view_attachment
61	Can add pesan	16	add_message
62	Can change pesan	16	change_message
63	Can delete pesan	16	delete_message
64	Can view pesan	16	view_message
65	Can add tanda hidup	17	add_heartbeat
66	Can change tanda hidup	17	change_heartbeat
67	Can delete tanda hidup	17	delete_heartbeat
68	Can view tanda hidup	17	view_heartbeat
69	Can add kalender	18	add_calendar
70	Can change kalender	18	change_calendar
71	Can delete kalender	18	delete_calendar
72	Can view kalender	18	view_calendar
73	Can add perubahan kalender	19	add_calendarchange
74	Can change perubahan kalender	19	change_calendarchange
75	Can delete perubahan kalender	19	delete_calendarchange
76	Can view perubahan kalender	19	view_calendarchange
77	Can add calendar version	20	add_calendarversion
78	Can change calendar version	20	change_calendarversion
79	Can delete calendar version	20	delete_calendarversion
80	Can view calendar version	20	view_calendarversion
81	Can add tahun kalender	21	add_calendaryear
82	Can change tahun kalender	21	change_calendaryear
83	Can delete tahun kalender	21	delete_calendaryear
84	Can view tahun kalender	21	view_calendaryear
85	Can add jangka waktu	22	add_duty
86	Can change jangka waktu	22	change_duty
87	Can delete jangka waktu	22	delete_duty
88	Can view jangka waktu	22	view_duty
89	Can add event	23	add_event
90	Can change event	23	change_event
91	Can delete event	23	delete_event
92	Can view event	23	view_event
93	Can add holding	24	add_holding
94	Can change holding	24	change_holding
95	Can delete holding	24	delete_holding
96	Can view holding	24	view_holding
97	Can add hari libur	25	add_holiday
98	Can change hari libur	25	change_holiday
99	Can delete hari libur	25	delete_holiday
100	Can view hari libur	25	view_holiday
101	Can add imported case	26	add_importedcase
102	Can change imported case	26	change_importedcase
103	Can delete imported case	26	delete_importedcase
104	Can view imported case	26	view_importedcase
105	Can add proposed day	27	add_proposedday
106	Can change proposed day	27	change_proposedday
107	Can delete proposed day	27	delete_proposedday
108	Can view proposed day	27	view_proposedday
109	Can add remembered reply	28	add_rememberedreply
110	Can change remembered reply	28	change_rememberedreply
111	Can delete remembered reply	28	delete_rememberedreply
112	Can view remembered reply	28	view_rememberedreply
113	Can add tahap eskalasi	29	add_rung
114	Can change tahap eskalasi	29	change_rung
115	Can delete tahap eskalasi	29	delete_rung
116	Can view tahap eskalasi	29	view_rung
117	Can add suspension	30	add_suspension
118	Can change suspension	30	change_suspension
119	Can delete suspension	30	delete_suspension
120	Can view suspension	30	view_suspension
121	Can add janji layanan unit	31	add_unitpromise
122	Can change janji layanan unit	31	change_unitpromise
123	Can delete janji layanan unit	31	delete_unitpromise
124	Can view janji layanan unit	31	view_unitpromise
125	Can add penilaian	32	add_assessment
126	Can change penilaian	32	change_assessment
127	Can delete penilaian	32	delete_assessment
128	Can view penilaian	32	view_assessment
129	Can add nilai terbit	33	add_publishedscore
130	Can change nilai terbit	33	change_publishedscore
131	Can delete nilai terbit	33	delete_publishedscore
132	Can view nilai terbit	33	view_publishedscore
\.


COPY public.complaints_attachment (id, kind, mime, path, size, sha256, width, height, uploader_kind, at, uploaded_by_id, complaint_id, message_id) FROM stdin;
1	image	image/png	73/1cf159cae572670689b6cab64c8b0a4c.png	67	eaa4a94ea300e0d2c775968cbe42f0b5b51ceafdeb73d64e9efddf6d4e880865	1	1	staff	2026-03-03 02:00:00+00	1	2	\N
2	image	image/png	01/460072e71b87212a6d8727229dc49fad.png	67	eaa4a94ea300e0d2c775968cbe42f0b5b51ceafdeb73d64e9efddf6d4e880865	1	1	staff	2026-03-03 02:00:00+00	1	21	\N
3	image	image/png	17/6497eb1ad9064403b2ca6f0d12e60062.png	67	eaa4a94ea300e0d2c775968cbe42f0b5b51ceafdeb73d64e9efddf6d4e880865	1	1	staff	2026-03-04 03:01:00+00	3	32	110
4	pdf	application/pdf	ce/d0ff6dfd13b558c7545ea55213d3605a.pdf	238	4275774cb4a50bcfc4b7dc3157ef5ff6361e452e60dc8b5fcdc1d4a91ed27b15	\N	\N	complainant	2026-03-05 02:00:00+00	\N	32	\N
5	pdf	application/pdf	5d/94f94afadfd5c31a550770e9e3d0420f.pdf	25820	e6dbcb5d9c5f18179bdd1dbce4ba32de0905e54af96c1cee889c36142136ed93	\N	\N	clock	2026-04-08 01:00:00+00	\N	35	\N
6	pdf	application/pdf	ce/4860fbaadb4f72bf10a2d2d755b9442e.pdf	25964	b58369e2d5296033ed3b5f66b77acc91b12acee209f11eacaf678ada0153378f	\N	\N	clock	2026-05-11 01:00:00+00	\N	35	\N
\.


COPY public.complaints_complaint (id, state, reference, access_hash, origin, channel, identity_kind, language, moderation, classification, proposed_classification, version, last_seq, last_at, round, next_due_on, next_due_at, received_at, received_on, claimed_received_on, occurred_on, first_answered_at, first_answered_on, answered_at, outcome, ended_at, ended_by, escalated_at, completions_requested, contests, reopenings, appeals, rating, agency_id, answered_by_id, barred_from_answering_id, claim_confirmed_by_id, claimed_by_id, duplicate_of_id, handler_id, held_by_id, reclassification_by_id, rejected_by_id, unit_id) FROM stdin;
1	received	TNT-Z4FQ-M0QJ-D	951ab67c3998b60354ac6fad94dbc9268c3597caf39b7bd70045089812f4ef18	demo	letter	named	id				1	1	2026-03-02 02:00:00+00	1	2026-03-05	2026-03-05 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
2	received	TNT-YS6Y-C866-G	a6a9250355e45115c6ddbe25e2aaa8742e38e91a65fed03acc70297c19a17c7e	demo	letter	named	id				2	3	2026-03-03 02:00:00+00	1	2026-03-05	2026-03-05 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	2026-02-25	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	2	\N	\N	\N	\N	\N	1
3	investigating	TNT-JRMH-G2TW-6	403108d72ca04336176dec18dea398f6e2451171516137744bfae22e02e4a035	demo	web	named	id		ordinary		4	4	2026-03-05 02:00:00+00	1	2026-04-06	2026-04-06 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
4	investigating	TNT-C78J-CSR0-R	6a582914bf93189772f37f132e933f64e50938260b70d678c6fb5c46ef785508	demo	web	named	id		ordinary		4	5	2026-05-20 02:00:00+00	1	2026-04-17	2026-04-17 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
5	received	TNT-BBS1-RZBC-Q	a3fc4f8c1e08b3e7f5736c56b03171ad5d68ab39acb0138fa2e434c2d13f4e1c	demo	web	named	id				1	1	2026-03-02 02:00:00+00	1	2026-03-05	2026-03-05 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
6	incomplete	TNT-TX5R-AMAJ-Q	7ee2b4befc9d06d0ad50a1c5dd13674cb778c80518e53357a0bf2932e55f570d	demo	web	named	id				2	2	2026-03-03 02:00:00+00	1	2026-04-02	2026-04-02 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	1	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
7	dispatched	TNT-ANQ0-8VQ7-W	ece534967858aa8375dd6bb97550a3537b5d84fcb615760fefd4c4ea6b5bea86	demo	web	named	id		ordinary		2	2	2026-03-03 02:00:00+00	1	2026-03-10	2026-03-10 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
8	investigating	TNT-1WM4-17F0-X	3f6649034aa8795e472e09860e4689dfe40d220f5c0ac04c66ad8772c8d34b9f	demo	web	named	id		ordinary		3	3	2026-03-04 02:00:00+00	1	2026-03-27	2026-03-27 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
9	answered	TNT-4VWK-P4GK-3	efca5ed82ce30a593b9234281df880fddeac2570ea75a93f64c712fe4b224b6a	demo	web	named	id		ordinary		4	4	2026-03-05 02:00:00+00	1	2026-03-26	2026-03-26 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-05 02:00:00+00	2026-03-05	2026-03-05 02:00:00+00	partly	\N		\N	0	0	0	0	\N	1	3	\N	\N	\N	\N	3	1	\N	\N	1
10	escalated	TNT-PTVM-Q7RK-6	761cb15afdf22dd3f557b1dbcdffc56c716893d9f7d46cc08d581ddb611ddc57	demo	web	named	id		ordinary		3	3	2026-03-04 02:00:00+00	1	2026-03-27	2026-03-27 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		2026-03-04 02:00:00+00	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
11	closed	TNT-902C-ZKMK-M	0714d58596a07b1d3bf942ea7b6b3de8b16d52617a2a7c2f35cf5ebea7cbdf92	demo	web	named	id		ordinary		5	5	2026-03-06 02:00:00+00	1	2026-07-01	2026-07-01 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-05 02:00:00+00	2026-03-05	2026-03-05 02:00:00+00	partly	2026-03-06 02:00:00+00	accept	\N	0	0	0	0	4	1	3	\N	\N	\N	\N	3	1	\N	\N	1
12	rejected	TNT-FC8D-GWQT-X	7343516259a2f9f9b43caa423165a98fe5324da0cc97ef80b853907bdc60bef2	demo	web	named	id				2	2	2026-03-03 02:00:00+00	1	\N	9999-01-01 00:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		2026-03-03 02:00:00+00	reject	\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	1	1
13	withdrawn	TNT-KJDV-CMS5-R	48826b158bbda1ca597545c510cd1899b7270c414d70409cd94e60a7e81e888d	demo	web	named	id				2	2	2026-03-03 02:00:00+00	1	\N	9999-01-01 00:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		2026-03-03 02:00:00+00	withdraw	\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
14	investigating	TNT-YS4W-9HQ1-2	7614896fa2eb499bdee0b19afaaa3d12589056a60d9a2783a52c6f8918ac6e67	demo	web	named	id		ordinary		5	5	2026-03-06 02:00:00+00	1	2026-04-06	2026-04-06 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
15	investigating	TNT-DDKA-CSEF-7	ea0742c896feb7f969ccf510b4f012b0730a1d34b43b941232ca726b15af1624	demo	web	named	id		ordinary		4	6	2026-03-09 02:00:00+00	1	2026-03-31	2026-03-31 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
16	investigating	TNT-KBMX-XT6B-8	a382400207f243106731d837cfa0039d55180731b8f6808f54e08ecf0348c960	demo	web	named	id		ordinary		5	5	2026-03-10 02:00:00+00	1	2026-04-01	2026-04-01 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
17	investigating	TNT-QBQT-EDZZ-B	0e5702bb4b342b90572fa380ead0a15cabe1796251fa9559ec63f29c9033402c	demo	web	named	id		ordinary		4	5	2026-07-01 02:00:00+00	1	2026-04-17	2026-04-17 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
18	investigating	TNT-HHAD-A9BD-2	666d33a446a29170d25efc74134d1c86372410bc31784e7a77191602446813cc	demo	web	named	id		information		4	4	2026-03-05 02:00:00+00	1	2026-03-09	2026-03-09 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
19	dispatched	TNT-6GSZ-P0ZE-C	3d9e49f0fd81afb84d60b8ceecff77f222eb94f04a1c6a7f64b5d038e512115d	demo	web	named	id		ordinary	supervisory	3	3	2026-03-05 02:00:00+00	1	2026-03-10	2026-03-10 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	3	\N	1
20	dispatched	TNT-7AZ8-EFYZ-F	607420a61edfff6f0049cf039af6d55bd84be941eab22493a24886f25094d3e3	demo	web	named	id		supervisory		4	5	2026-05-20 02:00:00+00	1	2026-03-10	2026-03-10 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
21	received	TNT-P1PM-5MB3-K	1141e67869311e3900c4272d50d4c894dc35602669c010671a47460799041ac8	demo	letter	named	id				3	4	2026-03-05 02:00:00+00	1	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	2026-02-25	2026-02-25	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	1	2	\N	\N	\N	\N	\N	1
22	investigating	TNT-P1G7-BJ0E-2	0e56ed96ccc60daa3222e4cf25c8fef4ab6b76e2e49c8367a0d6a6f96c0dcaa0	demo	web	named	id		ordinary		8	8	2026-03-16 02:00:00+00	1	2026-04-06	2026-04-06 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	1	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
23	withdrawn	TNT-JR4R-8MZY-Q	2f993c90aca574ee9ee16a0ff5bedb25f770aba7fb9c2e63606de2fdcc19b625	demo	web	named	id				3	3	2026-05-04 02:00:00+00	1	\N	9999-01-01 00:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		2026-04-02 17:00:00+00	lapse	\N	1	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
24	closed	TNT-2YAZ-SJF0-D	b6014c598a9529258f16f786a4c70533034e8d5bcb849d7e459813ba8154327b	demo	web	named	id		ordinary		5	5	2026-05-04 02:00:00+00	1	2026-07-01	2026-07-01 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-05 02:00:00+00	2026-03-05	2026-03-05 02:00:00+00	partly	2026-03-26 17:00:00+00	deem_accepted	\N	0	0	0	0	\N	1	3	\N	\N	\N	\N	3	1	\N	\N	1
25	answered	TNT-W073-1F5W-A	b0de126e2823b6669a3b162f5a5757ce68cb4b34776c827e71322df830f92539	demo	web	named	id		ordinary		6	6	2026-03-12 02:00:00+00	2	2026-04-02	2026-04-02 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-05 02:00:00+00	2026-03-05	2026-03-12 02:00:00+00	founded	\N		\N	0	1	0	0	\N	1	4	\N	\N	\N	\N	4	1	\N	\N	1
26	answered	TNT-2YPJ-TKHY-4	2e8fb9d1561a2b826300a12deeff3a2806b806ba70e26daccd291d7b43a98ce2	demo	web	named	id		ordinary		5	5	2026-06-01 02:00:00+00	1	2026-03-26	2026-03-26 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-05 02:00:00+00	2026-03-05	2026-03-05 02:00:00+00	partly	\N		\N	0	0	0	0	\N	1	3	\N	\N	\N	\N	3	1	\N	\N	1
27	investigating	TNT-CQ86-51CD-B	93d95353b816509930b6b3e117131b2b3bb33666a802a92ff18750265ab78277	demo	web	named	id		ordinary		6	6	2026-03-12 02:00:00+00	2	2026-04-09	2026-04-09 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-05 02:00:00+00	2026-03-05	2026-03-05 02:00:00+00	partly	\N		\N	0	0	1	0	4	1	3	\N	\N	\N	\N	3	1	\N	\N	1
28	dispatched	TNT-N74M-GEJ7-C	11bceab6b363ece9e3ee806c98613378f8aeb4fba0ed523cdb8221c7014b6040	demo	web	named	id		ordinary		4	4	2026-03-12 02:00:00+00	1	2026-03-26	2026-03-26 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	1	1
29	investigating	TNT-FX9D-4CDN-E	6e1f972609f76136435bdd3ac1c5230d3b5f8585c45c92865aee81749e5c580b	demo	web	named	id		ordinary		4	4	2026-03-10 02:00:00+00	2	2026-03-27	2026-03-27 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		2026-03-04 02:00:00+00	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
30	answered	TNT-SGTA-3FT2-T	b3b46f9c253ae8b32fab81096c95f3a60a97cebe8a299699d9841ba7e581abe1	demo	web	named	id		ordinary		5	5	2026-03-17 02:00:00+00	2	2026-04-08	2026-04-08 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-17 02:00:00+00	2026-03-17	2026-03-17 02:00:00+00	founded	\N		2026-03-04 02:00:00+00	0	0	0	0	\N	1	3	\N	\N	\N	\N	3	1	\N	\N	1
31	closed	TNT-MANV-HT5R-Z	e534f723921080173551c719802a969906dad1e0b8b9a9bdda5419929d48c6a0	demo	web	named	id		ordinary		4	4	2026-03-10 02:00:00+00	1	\N	9999-01-01 00:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		2026-03-10 02:00:00+00	conclude	2026-03-04 02:00:00+00	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
32	dispatched	TNT-BJQP-W25N-4	33202b2c8f8b3f55a3bbe7cd3a656a8fa167771e5bc02fe94af202d4d6f0b4db	demo	web	confidential	en		ordinary		3	7	2026-03-06 02:00:00+00	1	2026-03-10	2026-03-10 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
33	received	TNT-9R5A-74NV-B	be745fcfd4fe1e2e4ca81f8013e6acb8a14b7133c90e2bb8a09e4ce9f9dc1306	demo	web	anonymous	id				1	1	2026-03-02 02:00:00+00	1	2026-03-05	2026-03-05 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
34	dispatched	TNT-ASSC-GFM9-N	c1249a8c93d0280cf60c95e3755b0f7e3bfe240daf561fc100eed261beb11634	demo	walk_in	named	id		supervisory		2	3	2026-05-20 02:00:00+00	1	2026-03-10	2026-03-10 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
35	investigating	TNT-1NCK-BCMX-D	d480bee21e8a892da5f74d75fe596c8b9b52e8fe4420120b2bc3cdedbe0d5fb0	demo	web	named	id		ordinary		3	9	2026-05-11 01:00:00+00	1	2026-03-30	2026-03-30 17:00:00+00	2026-03-03 02:00:00+00	2026-03-03	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	3	1	\N	\N	1
36	received	TNT-EP30-H7GD-J	627994a4c0cada219c083e00d1d2e016644235a49ae33c2f4bf9ca04f3f103ef	demo	web	named	id				1	4	2026-03-09 02:00:00+00	1	2026-03-05	2026-03-05 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
37	received	TNT-JVMH-3K4A-5	4f87581005a9be92d2e07e18cc9869878f17173c6ff8c8262e9698c419b0d7be	demo	web	named	id				1	4	2026-03-09 02:00:00+00	1	2026-03-27	2026-03-27 17:00:00+00	2026-03-03 02:00:00+00	2026-03-03	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	36	\N	\N	\N	\N	1
38	received	TNT-XWDX-SBBT-1	6b2439306e18411010f465b24dd62d991270ec1e95cdf7d4a6efd25474ae9980	demo	web	named	id				1	3	2026-03-09 02:00:00+00	1	2026-03-09	2026-03-09 17:00:00+00	2026-03-04 02:00:00+00	2026-03-04	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
39	answered	TNT-XH03-6A7Q-B	525be1aa6aca94a9c32aea61388f7956bee9d1cdba2c2704838676cd4b07b80b	demo	web	named	id		ordinary		4	5	2026-03-11 02:00:00+00	1	2026-04-01	2026-04-01 17:00:00+00	2026-03-02 02:00:00+00	2026-03-02	\N	2026-01-05	2026-03-11 02:00:00+00	2026-03-11	2026-03-11 02:00:00+00	founded	\N		\N	0	0	0	0	\N	1	3	\N	\N	\N	\N	3	1	\N	\N	1
40	answered	TNT-BXPG-58CN-G	1e54cdf991c86ac6a2fe175a706b70c8e56c15348ef636689492b69158b80f48	demo	web	named	id				2	3	2026-03-11 02:00:00+00	1	2026-04-01	2026-04-01 17:00:00+00	2026-03-03 02:00:00+00	2026-03-03	\N	2026-01-05	2026-03-11 02:00:00+00	2026-03-11	2026-03-11 02:00:00+00	founded	\N		\N	0	0	0	0	\N	1	3	\N	\N	\N	39	3	1	\N	\N	1
41	dispatched	TNT-BFEW-JRGQ-N	7d70963c902fafca82baab5eb8ba74d4100047c20995c1002e288b4d674358be	demo	web	named	id		ordinary		2	2	2026-04-08 02:00:00+00	1	2026-04-15	2026-04-15 17:00:00+00	2026-04-07 02:00:00+00	2026-04-07	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	3	\N	\N	3
42	dispatched	TNT-PZTB-B5CN-V	3520cb57d82a672654a78d58f43602d182feec7e453499fd0665299fd440381f	demo	web	named	id		ordinary		2	2	2026-04-22 02:00:00+00	1	2026-04-29	2026-04-29 17:00:00+00	2026-04-21 02:00:00+00	2026-04-21	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	3	\N	\N	3
43	answered	TNT-ACSE-JKSV-R	6e4970796947756e70fb8fbf42191774b520e7582ec223e711fdfbab1ab2db91	demo	web	named	id		ordinary		4	4	2026-03-10 09:00:00+00	1	2026-04-07	2026-04-07 23:00:00+00	2026-03-02 09:00:00+00	2026-03-02	\N	2026-01-05	2026-03-10 09:00:00+00	2026-03-10	2026-03-10 09:00:00+00	founded	\N		\N	0	0	0	0	\N	2	13	\N	\N	\N	\N	13	4	\N	\N	4
44	dispatched	TNT-4MD5-9VCK-M	6cbb9a2ef3086d90d75ee389c530a1babd44a02f52d0843dec67ce00fc7b1599	demo	web	named	id		ordinary		2	2	2026-03-03 09:00:00+00	1	2026-03-16	2026-03-17 00:00:00+00	2026-03-02 09:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	2	\N	\N	\N	\N	\N	\N	4	\N	\N	4
45	dispatched	TNT-PZ3C-3JYX-E	873595952bb9a5abdb8ebe118eac4ce42f2047be28fbcfc4297e5963f1d78f72	demo	web	named	id		ordinary		2	2	2026-03-03 00:00:00+00	1	2026-03-09	2026-03-09 15:00:00+00	2026-03-02 00:00:00+00	2026-03-02	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	3	\N	\N	\N	\N	\N	\N	6	\N	\N	6
46	investigating	TNT-M97K-MG45-N	869494b3394700061280b80aae5ee3c6ccb6828546e47f6960398c799510c2d9	demo	web	named	id		ordinary		3	3	2026-03-10 00:00:00+00	1	2026-03-31	2026-03-31 15:00:00+00	2026-03-07 00:00:00+00	2026-03-07	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	3	\N	\N	\N	\N	\N	23	6	\N	\N	6
47	closed	TNT-CA8J-K69A-R		import	phone	anonymous	id		ordinary		1	2	2018-04-09 16:18:35+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:59:58+00	2017-12-31	\N	\N	2018-04-09 16:18:35+00	2018-04-09	2018-04-09 16:18:35+00		2018-04-09 16:18:35+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
48	closed	TNT-66Y9-KN52-Q		import	web	anonymous	id		ordinary		1	2	2018-01-03 18:11:23+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:56:39+00	2017-12-31	\N	\N	2018-01-03 18:11:23+00	2018-01-03	2018-01-03 18:11:23+00		2018-01-03 18:11:23+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
49	closed	TNT-N7CN-WABM-0		import	web	anonymous	id		ordinary		1	2	2018-01-03 18:12:06+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:53:39+00	2017-12-31	\N	\N	2018-01-03 18:12:06+00	2018-01-03	2018-01-03 18:12:06+00		2018-01-03 18:12:06+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
50	closed	TNT-10C7-DQG4-4		import	web	anonymous	id		ordinary		1	2	2018-01-03 18:11:36+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:51:08+00	2017-12-31	\N	\N	2018-01-03 18:11:36+00	2018-01-03	2018-01-03 18:11:36+00		2018-01-03 18:11:36+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
51	closed	TNT-6E7A-FZ7E-H		import	web	anonymous	id		ordinary		1	2	2018-01-03 04:28:47+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:50:59+00	2017-12-31	\N	\N	2018-01-03 04:28:47+00	2018-01-02	2018-01-03 04:28:47+00		2018-01-03 04:28:47+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
52	closed	TNT-HR59-TF8B-2		import	phone	anonymous	id		ordinary		1	2	2018-01-02 22:40:00+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:50:56+00	2017-12-31	\N	\N	2018-01-02 22:40:00+00	2018-01-02	2018-01-02 22:40:00+00		2018-01-02 22:40:00+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
53	closed	TNT-50BG-07VH-V		import	web	anonymous	id		ordinary		1	2	2018-01-03 18:12:00+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:46:28+00	2017-12-31	\N	\N	2018-01-03 18:12:00+00	2018-01-03	2018-01-03 18:12:00+00		2018-01-03 18:12:00+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
54	closed	TNT-APXV-XRAS-Y		import	web	anonymous	id		ordinary		1	2	2018-01-04 17:12:15+00	1	\N	9999-01-01 00:00:00+00	2018-01-01 07:41:12+00	2017-12-31	\N	\N	2018-01-04 17:12:15+00	2018-01-04	2018-01-04 17:12:15+00		2018-01-04 17:12:15+00	import	\N	0	0	0	0	\N	4	\N	\N	\N	\N	\N	\N	8	\N	\N	8
55	received	TNT-H2SY-Q2Q3-M	702b6551fe7cab10dc487facd48a2cd8893f0cb691f92a5aa0c1f306171e2674	live	web	named	id				1	1	2026-11-28 16:07:17.519478+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.519478+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
56	received	TNT-X6S0-27FB-M	23c019df33a5083bfe575a2a45b2c19a1820cec56f9677cb22488e0dd4ddc104	live	web	named	id				1	1	2026-11-28 16:07:17.531564+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.531564+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
57	received	TNT-KHJS-72TM-R	5bec141355cce42c3498b1f407f444ded5d0562e0ab3390f6438d404e86ebce9	live	web	named	id				1	1	2026-11-28 16:07:17.54497+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.54497+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
58	received	TNT-WVK6-WFF2-Z	9fd69e603e24548ac78de292ec08cb5b60180879cc9d03a4c555368892edb903	live	web	named	id				1	1	2026-11-28 16:07:17.560294+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.560294+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
59	received	TNT-NBK4-20JQ-D	d7096c7a332b02cbd1dbd02f20cc2ff73dc28bb375b8dc90a2ab64bf89df81bb	live	web	named	id				1	1	2026-11-28 16:07:17.648484+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.648484+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
60	received	TNT-KTB8-3G3P-F	3750712545e10843b8a482c51484c6d0cb45054051b78a384d3f69a787bb22a4	live	web	named	id				1	1	2026-11-28 16:07:17.668479+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.668479+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
61	dispatched	TNT-30K9-4Q1D-D	142d6f9a82eade6b201a89d88b47c1f6df96af8040c63544fa0f69d54b2ca10a	live	web	named	id		ordinary		2	2	2026-11-28 16:07:17.774812+00	1	2026-12-04	2026-12-04 17:00:00+00	2026-11-28 16:07:17.727384+00	2026-11-28	\N	\N	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	1
62	received	TNT-Z47K-ND1N-8	35ef90964e1e61d5aa3aae069f41bb709cabe6a1fee21188b517c2427cc6cfb6	live	web	named	id				1	1	2026-11-28 16:07:17.942076+00	1	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.942076+00	2026-11-28	\N	2026-01-05	\N	\N	\N		\N		\N	0	0	0	0	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1
\.


COPY public.complaints_complaint_accused (id, complaint_id, user_id) FROM stdin;
1	34	4
\.


COPY public.complaints_identity (id, name, email, email_confirmed_at, phone, address, complaint_id) FROM stdin;
1	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	1
2	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	2
3	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	3
4	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	4
5	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	5
6	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	6
7	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	7
8	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	8
9	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	9
10	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	10
11	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	11
12	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	12
13	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	13
14	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	14
15	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	15
16	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	16
17	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	17
18	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	18
19	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	19
20	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	20
21	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	21
22	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	22
23	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	23
24	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	24
25	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	25
26	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	26
27	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	27
28	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	28
29	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	29
30	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	30
31	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	31
32	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	32
33	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	34
34	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	35
35	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	36
36	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	37
37	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	38
38	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	39
39	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	40
40	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	41
41	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	42
42	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	43
43	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	44
44	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	45
45	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	46
46	Siti Aminah	siti@contoh.example	\N			55
47	Siti Aminah	siti@contoh.example	\N			56
48	Siti Aminah	tak-ada@contoh.example	\N			57
49	Siti Aminah	mampet@contoh.example	\N			58
50	Siti Aminah	budi@contoh.example	\N			59
51	Siti Aminah	ani@contoh.example	\N			60
52	Siti Aminah	dewi@contoh.example	\N			61
53	Siti Aminah	siti@example.org	\N	+6281234567890	Pontang	62
\.


COPY public.complaints_statement (id, kind, author_kind, at, body, salt, author_id, complaint_id) FROM stdin;
1	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x7d5cf7b3ddc4ea902e45a58fd784b764	\N	1
2	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x71c3dfa020558f4db7a8be5eb0b83d43	\N	1
3	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x7f5a574b0686e0c30fff2b394c804772	\N	2
4	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xd1ff296f820b949caa1ad73da93344f2	\N	2
5	reasons	staff	2026-03-03 02:00:00+00	Karena demikian adanya.	\\x9eb4b6a6406780dfeaeeb9a29b698fe0	2	2
6	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x5ff6340763b799dd2b905413629a0d75	\N	3
7	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x412cd36d8992899f69af2569549a2ca9	\N	3
8	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\xdcf8ff9c3df4686968946011975118c2	5	3
9	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xbdbe911f5a944a5bfe443a908ea8cd3b	\N	4
10	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xb0216ad783b56657b692a6101af13fac	\N	4
11	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\xa39376d81e690ec702800e62e3e0b64b	3	4
12	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x86b33f2fce0aa7333df60bdbbac9ba10	\N	5
13	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xdda88b79367503c155861a377f1b9988	\N	5
14	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x2cc4e82441720fdba1169c1a7a9929de	\N	6
15	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x31aa2e1e2a84d16a5b7c11da2ca089ea	\N	6
16	missing	staff	2026-03-03 02:00:00+00	Salinan KTP.	\\x49a8efdfa10a3ba6666afcaed0152379	1	6
17	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xb52794ffc5b622576b82754fb4a91a44	\N	7
18	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x73e27ad0bed2ca1d28469ac3bb3d7ee5	\N	7
19	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x4150355617760ddb55823683cec19048	\N	8
20	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xf73499da32dcc409e40fee1b6a529e7d	\N	8
21	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x50456fd1ceaa936fd1e64e954e0487a5	\N	9
22	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xcc45a348a24a44c356cd39bf0f4aa406	\N	9
23	reasons	staff	2026-03-05 02:00:00+00	Loket ditambah.	\\xa37b05b8c901bcaeb5089c3c936dc6ae	3	9
24	remedy	staff	2026-03-05 02:00:00+00	Petugas dilatih.	\\x34bb330e5a8ce0eef7706e6c1bcd7c5c	3	9
25	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x0d6630f8be659e00ff6ec435a3123e2c	\N	10
26	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xfbcf1c6fe100ad6be759e07966edb971	\N	10
27	reasons	staff	2026-03-04 02:00:00+00	Karena demikian adanya.	\\xfe857b25a231efb7beac9b1bc45aa470	1	10
28	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xdc5261d7e7dae63e83b2ada0a0309d84	\N	11
29	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xd405c493b439f647e94e797bafacea39	\N	11
30	reasons	staff	2026-03-05 02:00:00+00	Loket ditambah.	\\x2716a4a40115a76a2c3209c1fafbd9bf	3	11
31	remedy	staff	2026-03-05 02:00:00+00	Petugas dilatih.	\\xfb4c5d5205b8f617628ad9906912dfa3	3	11
32	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xffcdc032ea35a49feff6233cc25a1de1	\N	12
33	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x34f2b444d72be7f48ef8bf1a98e6dcf8	\N	12
34	reasons	staff	2026-03-03 02:00:00+00	Karena demikian adanya.	\\xaede8138a336046aa0af9a0d5f48e394	1	12
35	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x77009be47031d686be99cebbb9d8fa92	\N	13
36	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x7e9036bb6b483495b3222ecb5e052fa1	\N	13
37	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xfbf8416619def51c50c737bbe88c5109	\N	14
38	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xbd310149b5dd52db09816e8d2e886797	\N	14
39	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\xf806910eb9db1dd027cb6b592d024d28	5	14
40	reasons	complainant	2026-03-06 02:00:00+00	Karena demikian adanya.	\\x91d23c49d812fa9ae15f9c82083b07c7	\N	14
41	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x8c76ffa08adf333d2d6fcf1b51f73b52	\N	15
42	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x6ed1e72a0dac07426896e723e9d1b67b	\N	15
43	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\x29b3d3211326f7a17b3b124a6d64b610	3	15
44	message	complainant	2026-03-09 02:00:00+00	Ini jawaban saya.	\\x6c02a205ab2cbd7bb35cf67b8f3a9eb5	\N	15
45	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x52218a1bf0baacb37e5b009b0e7ccaa8	\N	16
46	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x353fecd479a6cb364eaac02fa2499d82	\N	16
47	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\xb1f1d7e920c3d2033ddee9f81fe8b362	3	16
48	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xddd8fb1908062e1436551aff6118569e	\N	17
49	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x651a2d2eb5c3e6f435981266253f0e7a	\N	17
50	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\x86c3683ca727d44ed6b0676c71a0aee2	3	17
51	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x8cc70c7b0f641baf96a060d49b5ba3f9	\N	18
52	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x7298e1fe79260c312cbd623b65c1a660	\N	18
53	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\x5e7a012b9ac09a0c2ebca958f2a293bb	3	18
54	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x02a57f69160fa100244287df35c46bcb	\N	19
55	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xb58cbcd5863a69180e71aa65b203075d	\N	19
56	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\x11569e6d895c1e94085fe5d569d2ec34	3	19
57	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x70d797ddbfe61c28bc39624b7b118d0d	\N	20
58	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x80bc71232e6c5520fe64162799d47561	\N	20
59	reasons	staff	2026-03-05 02:00:00+00	Karena demikian adanya.	\\x0e8557e83668a945e11272836c624441	3	20
60	reasons	staff	2026-03-06 02:00:00+00	Karena demikian adanya.	\\x9775683fc155e8aad9bc9d2953476831	5	20
61	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xdf8677d625510589c341a2003dac4ade	\N	21
62	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x1d49213a2f4c12a1e03e56f32f7f6354	\N	21
63	reasons	staff	2026-03-03 02:00:00+00	Karena demikian adanya.	\\xb8f5714cf721c719fb70ce3943750fab	2	21
64	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x7bd0fc90ebe203d0024b79aa1b2b08b9	\N	22
65	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xd27a5bc966ba98bcdb5053a89b1033ae	\N	22
66	missing	staff	2026-03-03 02:00:00+00	Salinan KTP.	\\xc95a901c436fe9ddd9b26ead5e3f376c	1	22
67	addition	complainant	2026-03-09 02:00:00+00	Ini salinannya.	\\x819e9a4c020eab4d4bf16b88de65a267	\N	22
68	reasons	staff	2026-03-11 02:00:00+00	Karena demikian adanya.	\\x70d8b1c1997a86a7ef809081e67a4a7f	3	22
69	reasons	staff	2026-03-13 02:00:00+00	Karena demikian adanya.	\\x214cce3043ea1f8c5507bb584cb4fa69	1	22
70	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xdb217433602ef4965ae6286735415751	\N	23
71	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x00dc75cf499cc2dc07687eae2edc6cae	\N	23
72	missing	staff	2026-03-03 02:00:00+00	Salinan KTP.	\\x325a08b4718a9b40e14d8eef9f953b85	1	23
73	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xed59d51e79f3ab7356ef869d24a03a24	\N	24
74	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xccfd16b9db7119a8c069eb0a923954bc	\N	24
75	reasons	staff	2026-03-05 02:00:00+00	Loket ditambah.	\\xaf9648e65c8e11e9981db27534a37787	3	24
76	remedy	staff	2026-03-05 02:00:00+00	Petugas dilatih.	\\x0ea8a92e3c90a7931cff113daefa0b77	3	24
77	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xff2a08e1dd1a2e71432ee5718361b8f3	\N	25
78	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xc7198c18b4d3fcf55350697f6adf0d2f	\N	25
79	reasons	staff	2026-03-05 02:00:00+00	Loket ditambah.	\\xd1bda6f295c791d347e0697a2c7bf229	3	25
80	reasons	complainant	2026-03-06 02:00:00+00	Karena demikian adanya.	\\x1440cba6af69d3e4b1bf36048b522624	\N	25
81	reasons	staff	2026-03-12 02:00:00+00	Loket kini dibuka dua.	\\xbac12e0471c35965b0f486c8ca959b35	4	25
82	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xc4e2d10d2d28e18d8ff3bbe1e22495d0	\N	26
83	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xa9af91e6357b62728da367bc71f0919b	\N	26
84	reasons	staff	2026-03-05 02:00:00+00	Loket ditambah.	\\x9f5fbaa3ac6d81d7dd1cd1c0c08eed9e	3	26
85	remedy	staff	2026-03-05 02:00:00+00	Petugas dilatih.	\\xc38b50265374a6ab9341918a8937c03c	3	26
86	remedied	staff	2026-06-01 02:00:00+00	Petugas sudah dilatih.	\\x247b28f2cf7b1dba61b560473280599f	3	26
87	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x427ad13ae22cb5062af2ecd4b3bfad8e	\N	27
88	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xa013c0604e7fc4d97cc87051534ad192	\N	27
89	reasons	staff	2026-03-05 02:00:00+00	Loket ditambah.	\\x032a035a7a90333ce2ab6ade7f3e70c1	3	27
90	remedy	staff	2026-03-05 02:00:00+00	Petugas dilatih.	\\xa0a69c658b2aa5bc76b347d1dbb237df	3	27
91	reasons	complainant	2026-03-12 02:00:00+00	Karena demikian adanya.	\\xf0a2eac338d13db5c50904f3f85d71aa	\N	27
92	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xef796762c3a03b8794fe8f6013ad5b81	\N	28
93	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x91cf66b46db547f9bd265ff97a5d8afb	\N	28
94	reasons	staff	2026-03-03 02:00:00+00	Karena demikian adanya.	\\x8c811e223b3313ca0413b9f603798f32	1	28
95	reasons	complainant	2026-03-10 02:00:00+00	Karena demikian adanya.	\\x8006a811ca809c6d0d22be805d4feb6e	\N	28
96	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x7aee69be12357dc2f5928d43e1b4fcd7	\N	29
97	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x67fd53db9d4c4cfa6e7be866ec467f80	\N	29
98	reasons	staff	2026-03-04 02:00:00+00	Karena demikian adanya.	\\x8c0b644ac39d08293cfe19eb48539ce6	1	29
99	corrective_action	staff	2026-03-10 02:00:00+00	Panggil pengadu.	\\xc3ebe19c90516fea5cf7744408d79a7a	8	29
100	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x54138a3945e7ff0a720924ba376184e3	\N	30
101	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x22d7b507516d74ced2ad9fe158f1ef78	\N	30
102	reasons	staff	2026-03-04 02:00:00+00	Karena demikian adanya.	\\x01e291a7cd4ac69d39c04f93fea612be	1	30
103	corrective_action	staff	2026-03-10 02:00:00+00	Panggil pengadu.	\\xa8c8e4c82f223a02dc865f39330e13a3	8	30
104	reasons	staff	2026-03-17 02:00:00+00	Loket kini dibuka dua.	\\x756e9dd006e397e7de24d60edcb68405	3	30
105	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x92950017d647f81f2cc3ed71037bf15e	\N	31
106	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x668343a6fdc201608ef22de73352f104	\N	31
107	reasons	staff	2026-03-04 02:00:00+00	Karena demikian adanya.	\\x362aede5b83c9c5b1848e4dc1cbc77cd	1	31
108	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xbb56079a1ebd12aaef1003ca602e8d36	\N	32
109	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xaf84dea38cb3cc3fa29b5a300f9b8a0d	\N	32
110	message	staff	2026-03-04 03:00:00+00	Mohon foto loket.	\\x299ee1fec660e5d3ea44696a3e5333c0	3	32
111	note	staff	2026-03-06 02:00:00+00	Telepon dulu.	\\xfb7ff5f2cf350b109f79198651ea51fe	5	32
112	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x0533bc70d01f363eaeeb3c8dac480cf4	\N	33
113	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x4a60e9065a5720b496e5b047fbf1f94d	\N	33
114	settlement_sought	complainant	2026-03-02 02:00:00+00	Loket dibuka.	\\xfd9abff5fd19cdb0234f6141b38555d3	\N	33
115	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x0032dba68d34a29b5512530068bdabe1	\N	34
116	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x5283269a8540d1436bf1d52e42deb38c	\N	34
117	subject	complainant	2026-03-03 02:00:00+00	Antrean loket terlalu lama	\\xb363f7aed32223dca515c8de7c5094a6	\N	35
118	description	complainant	2026-03-03 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x032b3f7397e96c24ff593bef02d3a685	\N	35
119	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\xf2318d5549ee35ac82cfff7c7b05ef84	\N	36
120	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x9ec8582f1ef7b90bc1a215fa3807b593	\N	36
121	subject	complainant	2026-03-03 02:00:00+00	Antrean loket terlalu lama	\\xfa0f99005e206451696f3a85d87e4e0c	\N	37
122	description	complainant	2026-03-03 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x2fbf68e48e6004a203658afd91406a64	\N	37
123	subject	complainant	2026-03-04 02:00:00+00	Antrean loket terlalu lama	\\xffda552c5c9c02b7da0f87ede0a3db49	\N	38
124	description	complainant	2026-03-04 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x86ab4474cbd08b94f462c8493932ce6c	\N	38
125	reasons	staff	2026-03-06 02:00:00+00	Hal yang sama.	\\xc6da7dd57fcb40d275a8f0961e40d57c	1	37
126	reasons	staff	2026-03-06 02:00:00+00	Hal yang sama.	\\x4ff5976bc19a22ba349adeba0cfaa676	1	38
127	subject	complainant	2026-03-02 02:00:00+00	Antrean loket terlalu lama	\\x7eb8ec51933af286d8d87ee3b2f1b865	\N	39
128	description	complainant	2026-03-02 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x626e579bc349971d5e37c03215558338	\N	39
129	subject	complainant	2026-03-03 02:00:00+00	Antrean loket terlalu lama	\\x068d5f7d2c16524d9a3bcc72a457ac17	\N	40
130	description	complainant	2026-03-03 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xd6f6acbf7b0ad596813cada8e5e64440	\N	40
131	reasons	staff	2026-03-05 02:00:00+00	Sama.	\\xd2a6d35639e56394d232eeba39fcd7d6	1	40
132	reasons	staff	2026-03-11 02:00:00+00	Loket kini dibuka dua.	\\x4d681f49fe33873de60c8f551dac28cd	3	39
133	reasons	staff	2026-03-11 02:00:00+00	Loket kini dibuka dua.	\\x6c70c9749204a7584420b3990642d412	3	40
134	subject	complainant	2026-04-07 02:00:00+00	Antrean loket terlalu lama	\\x309ee03fdc9c3e7ae2970f8afc68beb1	\N	41
135	description	complainant	2026-04-07 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x16b0ae71e3ff3c85e93bcf24b5e62e0c	\N	41
136	subject	complainant	2026-04-21 02:00:00+00	Antrean loket terlalu lama	\\x9363d2589a135bdbf3d72a3ca8605a69	\N	42
137	description	complainant	2026-04-21 02:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xce51c597131c26246253b8346e26ea74	\N	42
138	subject	complainant	2026-03-02 09:00:00+00	Antrean loket terlalu lama	\\x18ddc4c2311ef7d9e0a28fb904b6308f	\N	43
139	description	complainant	2026-03-02 09:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xe539855fe37fc02bd37e692c59b1a334	\N	43
140	reasons	staff	2026-03-10 09:00:00+00	Loket kini dibuka dua.	\\x36551782d16c3d25c16aad367fb22414	13	43
141	subject	complainant	2026-03-02 09:00:00+00	Antrean loket terlalu lama	\\x26a66b4a08c90b2c5ba09b6828236415	\N	44
142	description	complainant	2026-03-02 09:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x4054efc51fe2bc4d77605704f296adc3	\N	44
143	subject	complainant	2026-03-02 00:00:00+00	Antrean loket terlalu lama	\\x27f4673c67135b04a0128e6ad4b4446f	\N	45
144	description	complainant	2026-03-02 00:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x4d362623317a02951ec00a9eabce7547	\N	45
145	subject	complainant	2026-03-07 00:00:00+00	Antrean loket terlalu lama	\\xc11890625425427ccfb5d54b917130d7	\N	46
146	description	complainant	2026-03-07 00:00:00+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\x9c29b47f05894b6e0428daa8168924a8	\N	46
147	subject	import	2018-01-01 07:59:58+00	Homeless Encampment	\\x421f0e3c5e01cc27dd88174b669d01db	\N	47
148	subject	import	2018-01-01 07:56:39+00	Bulky Items	\\xe6dd871c667559f9781bd1e49781aea9	\N	48
149	subject	import	2018-01-01 07:53:39+00	Bulky Items	\\xd59b58868630170b3a3c90a3ca6e1365	\N	49
150	subject	import	2018-01-01 07:51:08+00	Bulky Items	\\x8a9e0a21e7e19b33c64e3e076b338931	\N	50
151	subject	import	2018-01-01 07:50:59+00	Bulky Items	\\x36fe502faf133c515297c5f8d6661b9b	\N	51
152	subject	import	2018-01-01 07:50:56+00	Illegal Dumping Pickup	\\xa348dcec575ed1ada81a78fbdd27c448	\N	52
153	subject	import	2018-01-01 07:46:28+00	Bulky Items	\\xad253e36e4833437b3d7307e29d6198e	\N	53
154	subject	import	2018-01-01 07:41:12+00	Bulky Items	\\x78f359924c5ad182657396ac2519411a	\N	54
155	subject	complainant	2026-11-28 16:07:17.519478+00	Loket tutup sebelum waktunya	\\xb05fab994c7205c57c1a686af20cb946	\N	55
156	description	complainant	2026-11-28 16:07:17.519478+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\x2a597909ba0be1e28e7c4b7b758e2595	\N	55
157	subject	complainant	2026-11-28 16:07:17.531564+00	Loket tutup sebelum waktunya	\\x4a504c7f02189561d5dd33bd884814da	\N	56
158	description	complainant	2026-11-28 16:07:17.531564+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\x387506b9ff35d33dfde2848d494475b1	\N	56
159	subject	complainant	2026-11-28 16:07:17.54497+00	Loket tutup sebelum waktunya	\\x3e85caa79e0b2007861cffa4bbd1a933	\N	57
160	description	complainant	2026-11-28 16:07:17.54497+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\x5acc8d18238a36de596009430ba0cb35	\N	57
161	subject	complainant	2026-11-28 16:07:17.560294+00	Loket tutup sebelum waktunya	\\x5b4e8111364367011251627e2bd66d66	\N	58
162	description	complainant	2026-11-28 16:07:17.560294+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\xd28a6b58cc69126576cefdc93de04148	\N	58
163	subject	complainant	2026-11-28 16:07:17.648484+00	Loket tutup sebelum waktunya	\\x8dd113d9765be7ed4425586098a6d15c	\N	59
164	description	complainant	2026-11-28 16:07:17.648484+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\x3ff521fc360f99fbaab057ffa06e8cd7	\N	59
165	subject	complainant	2026-11-28 16:07:17.668479+00	Loket tutup sebelum waktunya	\\x7c660ea35588559a0a65786f40479792	\N	60
166	description	complainant	2026-11-28 16:07:17.668479+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\xf721f7d558b40e958575285ac9aa0195	\N	60
167	subject	complainant	2026-11-28 16:07:17.727384+00	Loket tutup sebelum waktunya	\\x89d3f9d1d3557f48cdf3d7f9d1f93125	\N	61
168	description	complainant	2026-11-28 16:07:17.727384+00	Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.	\\xcbc09baa6e8db7f61727a0a801ad14ec	\N	61
169	subject	complainant	2026-11-28 16:07:17.942076+00	Antrean loket terlalu lama	\\x7c9e27e8aa615fce9ead3c4d73dcb71f	\N	62
170	description	complainant	2026-11-28 16:07:17.942076+00	Saya menunggu lima jam di loket dan tidak dilayani.	\\xb12f7d89a868c3809708b3a3dbe72f6f	\N	62
\.


COPY public.compliance_assessment (id, year, input, process, output, public_trust, official_score, officer_appointed, procedure_published, channels_alive, register_kept, training, evaluation, source, confirmed_at, updated_at, confirmed_by_id, entered_by_id, marked_by_id, unit_id) FROM stdin;
1	2024	\N	\N	\N	\N	97.82	\N	\N	\N	\N	\N	\N	krakatauradio.com	\N	2026-11-28 16:07:17.348237+00	\N	\N	\N	9
2	2024	\N	\N	\N	\N	97.73	\N	\N	\N	\N	\N	\N	krakatauradio.com	\N	2026-11-28 16:07:17.348237+00	\N	\N	\N	10
3	2024	\N	\N	\N	\N	95.03	\N	\N	\N	\N	\N	\N	krakatauradio.com	\N	2026-11-28 16:07:17.348237+00	\N	\N	\N	11
4	2024	\N	\N	\N	\N	94.50	\N	\N	\N	\N	\N	\N	krakatauradio.com	\N	2026-11-28 16:07:17.348237+00	\N	\N	\N	12
5	2024	\N	\N	\N	\N	94.19	\N	\N	\N	\N	\N	\N	krakatauradio.com	\N	2026-11-28 16:07:17.348237+00	\N	\N	\N	13
6	2025	81.50	77.25	\N	\N	\N	3	3	3	3	3	3	Survei	2026-02-03 02:00:00+00	2026-02-03 02:00:00+00	8	8	1	1
\.


COPY public.compliance_publishedscore (id, year, score, source, agency_id) FROM stdin;
1	2024	95.25	krakatauradio.com	5
\.


COPY public.django_admin_log (id, action_time, object_id, object_repr, action_flag, change_message, content_type_id, user_id) FROM stdin;
\.


COPY public.django_content_type (id, app_label, model) FROM stdin;
1	auth	permission
2	auth	group
3	contenttypes	contenttype
4	sessions	session
5	admin	logentry
6	accounts	user
7	accounts	agency
8	accounts	unit
9	accounts	feed
10	accounts	token
11	accounts	membership
12	complaints	complaint
13	complaints	identity
14	complaints	statement
15	complaints	attachment
16	notifications	message
17	workflow	heartbeat
18	workflow	calendar
19	workflow	calendarchange
20	workflow	calendarversion
21	workflow	calendaryear
22	workflow	duty
23	workflow	event
24	workflow	holding
25	workflow	holiday
26	workflow	importedcase
27	workflow	proposedday
28	workflow	rememberedreply
29	workflow	rung
30	workflow	suspension
31	workflow	unitpromise
32	compliance	assessment
33	compliance	publishedscore
\.


COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	contenttypes	0001_initial	2026-11-28 16:06:53.651491+00
2	contenttypes	0002_remove_content_type_name	2026-11-28 16:06:53.678207+00
3	auth	0001_initial	2026-11-28 16:06:53.766979+00
4	auth	0002_alter_permission_name_max_length	2026-11-28 16:06:53.795383+00
5	auth	0003_alter_user_email_max_length	2026-11-28 16:06:53.817641+00
6	auth	0004_alter_user_username_opts	2026-11-28 16:06:53.853882+00
7	auth	0005_alter_user_last_login_null	2026-11-28 16:06:53.877386+00
8	auth	0006_require_contenttypes_0002	2026-11-28 16:06:53.904021+00
9	auth	0007_alter_validators_add_error_messages	2026-11-28 16:06:53.932081+00
10	auth	0008_alter_user_username_max_length	2026-11-28 16:06:53.946725+00
11	auth	0009_alter_user_last_name_max_length	2026-11-28 16:06:53.981816+00
12	auth	0010_alter_group_name_max_length	2026-11-28 16:06:54.005127+00
13	auth	0011_update_proxy_permissions	2026-11-28 16:06:54.037459+00
14	auth	0012_alter_user_first_name_max_length	2026-11-28 16:06:54.058072+00
15	accounts	0001_initial	2026-11-28 16:06:54.36729+00
16	admin	0001_initial	2026-11-28 16:06:54.444024+00
17	admin	0002_logentry_remove_auto_add	2026-11-28 16:06:54.477086+00
18	admin	0003_logentry_add_action_flag_choices	2026-11-28 16:06:54.513326+00
19	complaints	0001_initial	2026-11-28 16:06:56.184876+00
20	compliance	0001_initial	2026-11-28 16:06:56.378054+00
21	notifications	0001_initial	2026-11-28 16:06:56.498338+00
22	sessions	0001_initial	2026-11-28 16:06:56.527333+00
23	workflow	0001_initial	2026-11-28 16:07:01.865276+00
\.


COPY public.django_session (session_key, session_data, expire_date) FROM stdin;
blgkax3kme3vnqipagmu54v3x39wdi29	.eJxVi80KAiEQgN_FcyyOq6N27BV6AJlxFCPYIPW09O4V7KGu38-uEs3R0uzlmW6izgrU6Zcx5XvZvoJyfsxt9OVAfbkWGkUuR_G3Nert87gcjGfIIOjArBzCCpp0LKQpSvDaE1vD1VdvnUNBNGIZbYgMCLUY9XoDnSMzxg:1xXKxK:11O5YtFodh8Uq_jOHOPozsjRg7UWISR9SgnatD2cmtY	2026-11-29 04:07:18.039224+00
\.


COPY public.notifications_message (id, notice, language, facts, origin, message_id, state, attempts, created_at, next_try_at, claimed_at, failed_at, sent_at, subject, body_text, body_html, last_error, attachment_id, complaint_id, identity_id, user_id) FROM stdin;
1	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<e7cee2b5-f86e-4ab1-a075-d066c900f64c@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-Z4FQ-M0QJ-D sudah kami terima	Pengaduan Anda sudah kami terima\n\nNomor pengaduan: TNT-Z4FQ-M0QJ-D\n\nTerima kasih sudah menyampaikannya. Simpan nomor pengaduan di atas. Inilah yang terjadi selanjutnya, paling lambat pada tanggal berikut.\n\n- Pengaduan diperiksa dan diteruskan ke unit yang berwenang (3 hari kerja)\n  Kamis, 5 Maret 2026\n- Anda diberi tahu apakah berkas sudah lengkap (14 hari kalender)\n  Senin, 16 Maret 2026\n- Pengaduan Anda dijawab (14 hari kerja)\n  Jumat, 27 Maret 2026\n- Batas keputusan menurut undang-undang (60 hari kalender)\n  Jumat, 1 Mei 2026\n\nAnda tidak perlu menunggu di depan layar: setiap perkembangan kami kabarkan ke alamat ini. Bila pengaduan belum dijawab sampai batas waktunya, Anda berhak meneruskannya kepada Ombudsman, dan kami akan mengingatkan Anda pada saatnya.\n\nMerasa tidak pernah membuat pengaduan? Abaikan saja surel ini: mungkin ada yang salah menulis alamat.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n	<!DOCTYPE html>\n<html lang="id">\n  <head>\n    <meta charset="utf-8">\n    <meta name="viewport" content="width=device-width, initial-scale=1">\n    <meta name="color-scheme" content="light">\n    <title>Pengaduan TNT-Z4FQ-M0QJ-D sudah kami terima</title>\n  </head>\n  <body style="margin:0;padding:0;background:#eef2f1;-webkit-text-size-adjust:100%">\n    <div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:#eef2f1">Terima kasih sudah menyampaikannya. Simpan nomor pengaduan di atas. Inilah yang terjadi selanjutnya, paling lambat pada tanggal berikut.</div>\n    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#eef2f1">\n      <tr>\n        <td align="center" style="padding:20px 12px 32px">\n          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;color:#1c2b29">\n            <tr>\n              <td style="padding:4px 8px 14px;font-size:20px;line-height:28px;font-weight:700;letter-spacing:-0.2px;color:#0f5c50">Tuntas<span style="padding-left:10px;font-size:13px;font-weight:400;letter-spacing:0;color:#51635f">pengaduan pelayanan publik</span></td>\n            </tr>\n            <tr>\n              <td bgcolor="#ffffff" style="padding:28px 22px 26px;border-top:4px solid #0f7a69;border-radius:10px;font-size:16px;line-height:25px">\n                <h1 style="margin:0 0 16px;font-size:23px;line-height:30px;font-weight:700;letter-spacing:-0.3px;color:#10211f">Pengaduan Anda sudah kami terima</h1>\n                <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 18px">\n                  <tr>\n                    <td bgcolor="#eaf5f2" style="padding:12px 16px;border-radius:8px">\n                      <div style="font-size:13px;line-height:18px;color:#3d5550">Nomor pengaduan</div>\n                      <div style="font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:19px;line-height:27px;font-weight:700;letter-spacing:0.5px;white-space:nowrap;color:#0b4a41">TNT-Z4FQ-M0QJ-D</div>\n                    </td>\n                  </tr>\n                </table>\n                <p style="margin:0 0 18px">Terima kasih sudah menyampaikannya. Simpan nomor pengaduan di atas. Inilah yang terjadi selanjutnya, paling lambat pada tanggal berikut.</p>\n                <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 18px">\n                  <tr>\n                    <td style="padding:7px 0 7px 14px;border-left:3px solid #0f7a69">\n                      <div style="font-size:14px;line-height:20px;color:#3d5550">Pengaduan diperiksa dan diteruskan ke unit yang berwenang <span style="white-space:nowrap">&middot; 3 hari kerja</span></div>\n                      <div style="font-size:17px;line-height:24px;font-weight:700;color:#10211f">Kamis, 5 Maret 2026</div>\n                      \n                    </td>\n                  </tr>\n                  <tr><td style="font-size:0;line-height:8px;height:8px">&nbsp;</td></tr>\n                  <tr>\n                    <td style="padding:7px 0 7px 14px;border-left:3px solid #0f7a69">\n                      <div style="font-size:14px;line-height:20px;color:#3d5550">Anda diberi tahu apakah berkas sudah lengkap <span style="white-space:nowrap">&middot; 14 hari kalender</span></div>\n                      <div style="font-size:17px;line-height:24px;font-weight:700;color:#10211f">Senin, 16 Maret 2026</div>\n                      \n                    </td>\n                  </tr>\n                  <tr><td style="font-size:0;line-height:8px;height:8px">&nbsp;</td></tr>\n                  <tr>\n                    <td style="padding:7px 0 7px 14px;border-left:3px solid #0f7a69">\n                      <div style="font-size:14px;line-height:20px;color:#3d5550">Pengaduan Anda dijawab <span style="white-space:nowrap">&middot; 14 hari kerja</span></div>\n                      <div style="font-size:17px;line-height:24px;font-weight:700;color:#10211f">Jumat, 27 Maret 2026</div>\n                      \n                    </td>\n                  </tr>\n                  <tr><td style="font-size:0;line-height:8px;height:8px">&nbsp;</td></tr>\n                  <tr>\n                    <td style="padding:7px 0 7px 14px;border-left:3px solid #0f7a69">\n                      <div style="font-size:14px;line-height:20px;color:#3d5550">Batas keputusan menurut undang-undang <span style="white-space:nowrap">&middot; 60 hari kalender</span></div>\n                      <div style="font-size:17px;line-height:24px;font-weight:700;color:#10211f">Jumat, 1 Mei 2026</div>\n                      \n                    </td>\n                  </tr>\n                  \n                </table>\n                <p style="margin:0 0 18px">Anda tidak perlu menunggu di depan layar: setiap perkembangan kami kabarkan ke alamat ini. Bila pengaduan belum dijawab sampai batas waktunya, Anda berhak meneruskannya kepada Ombudsman, dan kami akan mengingatkan Anda pada saatnya.</p>\n                <p style="margin:0 0 18px">Merasa tidak pernah membuat pengaduan? Abaikan saja surel ini: mungkin ada yang salah menulis alamat.</p>\n                <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 0">\n                  <tr>\n                    <td align="center" bgcolor="#0f7a69" style="border-radius:8px"><a href="[[link]]" style="display:block;padding:14px 20px;font-size:17px;line-height:24px;font-weight:700;color:#ffffff;text-decoration:none">Buka pengaduan saya</a></td>\n                  </tr>\n                </table>\n              </td>\n            </tr>\n            <tr>\n              <td style="padding:18px 10px 0;font-size:13px;line-height:20px;color:#51635f">\n                <p style="margin:0 0 8px">Tautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.</p>\n                <p style="margin:0">Surel ini dikirim otomatis dan balasannya tidak terbaca.</p>\n              </td>\n            </tr>\n          </table>\n        </td>\n      </tr>\n    </table>\n  </body>\n</html>\n		\N	1	1	\N
2	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<d7619375-aa4c-4881-ab31-14b964f07e53@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-YS6Y-C866-G sudah kami terima				\N	2	2	\N
3	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<d5126dbb-5721-4562-be70-0e1baf5a52bb@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-JRMH-G2TW-6 sudah kami terima				\N	3	3	\N
4	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<1ad4e99d-90b8-429f-b210-497fe04c2100@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-JRMH-G2TW-6 sudah diteruskan	Pengaduan Anda sudah sampai di unit yang berwenang\n\nNomor pengaduan: TNT-JRMH-G2TW-6\n\nPengaduan Anda sudah diperiksa dan diteruskan kepada Unit-1. Unit ini wajib memberi jawaban, paling lambat pada tanggal berikut.\n\n- Pengaduan Anda dijawab (14 hari kerja)\n  Jumat, 27 Maret 2026\n\nAda keterangan atau foto yang ingin Anda tambahkan? Kirimkan kapan saja lewat halaman pengaduan Anda.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	3	3	\N
5	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<7ec41388-d4a9-4663-85cc-b4dd45903704@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-JRMH-G2TW-6	Pengaduan baru untuk unit Anda\n\nNomor pengaduan: TNT-JRMH-G2TW-6\n\nSebuah pengaduan didisposisikan kepada unit Anda. Mohon mulai ditindaklanjuti, paling lambat pada tanggal berikut.\n\n- Penyelesaian (14 hari kerja)\n  Jumat, 27 Maret 2026\n- Tindak lanjut pertama (5 hari kerja)\n  Selasa, 10 Maret 2026\n\nBukan wewenang unit Anda? Kembalikan segera kepada koordinator beserta alasannya, agar pengadu tidak menunggu.\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	3	\N	3
6	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<a58af45a-7702-41ed-a64d-38fc2d4e9bc8@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-JRMH-G2TW-6				\N	3	\N	5
7	extended	id	{"was": "2026-03-27", "days": 5, "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_of_days": "working_day", "names_ombudsman": true}	demo	<1842469a-099a-4008-b603-baed30e6ad25@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Batas waktu pengaduan TNT-JRMH-G2TW-6 diperpanjang	Unit memerlukan waktu lebih lama\n\nNomor pengaduan: TNT-JRMH-G2TW-6\n\nJawaban atas pengaduan Anda semula dijanjikan paling lambat Jumat, 27 Maret 2026. Unit memperpanjang batas itu; alasannya dapat Anda baca di halaman pengaduan. Batas yang baru:\n\n- Pengaduan Anda dijawab (14 hari kerja)\n  Senin, 6 April 2026\n\nAnda tidak setuju? Sanggah perpanjangan ini di halaman pengaduan Anda. Sejak batas semula lewat, Anda boleh meneruskan pengaduan kepada Ombudsman, tanpa biaya.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	3	3	\N
8	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<499b9095-983a-4702-af1b-fb2fea01aab5@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-C78J-CSR0-R sudah kami terima				\N	4	4	\N
9	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<ea363549-2d83-45d0-95d0-b3b73ad9f702@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-C78J-CSR0-R sudah diteruskan				\N	4	4	\N
10	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<73cfb399-373c-48f9-acaf-402ac88aaba2@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-C78J-CSR0-R				\N	4	\N	3
11	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<cf976821-c687-4c06-9983-4fea16bf2340@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-C78J-CSR0-R				\N	4	\N	5
12	suspended	id	{"duties": [{"kind": "settle", "due_on": "2026-04-17", "length": 14, "length_unit": "working_day", "provisional": false}], "reason": "awaiting_other_body", "resume_by_on": "2026-04-01"}	demo	<317819e1-2b78-46f6-8b5e-99cd064b46bc@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Jangka waktu pengaduan TNT-C78J-CSR0-R ditangguhkan	Jangka waktu berhenti untuk sementara\n\nNomor pengaduan: TNT-C78J-CSR0-R\n\nUnit menangguhkan jangka waktu pengaduan Anda; alasannya dapat Anda baca di halaman pengaduan. Jangka waktu berjalan kembali paling lambat setelah Rabu, 1 April 2026, dan jawaban Anda terima paling lambat pada tanggal berikut.\n\n- Pengaduan Anda dijawab (14 hari kerja)\n  Jumat, 17 April 2026\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	4	4	\N
13	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<fa1addcd-a78c-4fd3-9377-7dffef0e102f@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-BBS1-RZBC-Q sudah kami terima				\N	5	5	\N
14	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<2f7caeee-bb97-498a-88f9-799007dc1820@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-TX5R-AMAJ-Q sudah kami terima				\N	6	6	\N
15	completion_requested	id	{"duties": [{"kind": "complete", "due_on": "2026-04-02", "length": 30, "length_unit": "calendar_day", "provisional": false}]}	demo	<cb820366-2946-41e8-98f9-f898c550a4be@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-TX5R-AMAJ-Q perlu dilengkapi	Pengaduan Anda perlu dilengkapi\n\nNomor pengaduan: TNT-TX5R-AMAJ-Q\n\nPetugas sudah membaca pengaduan Anda dan memerlukan tambahan keterangan. Apa yang diperlukan tertulis di halaman pengaduan Anda; Anda dapat melengkapinya di sana juga.\n\n- Batas Anda melengkapi berkas (30 hari kalender)\n  Kamis, 2 April 2026\n\nBila tidak dilengkapi sampai tanggal itu, pengaduan dianggap dicabut. Setelah berkas lengkap, jangka waktu penyelesaian dihitung dari awal.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	6	6	\N
16	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<e2f0119b-ba5b-488f-9fc9-a809fbddfe74@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-ANQ0-8VQ7-W sudah kami terima				\N	7	7	\N
17	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<8af149e0-4bb4-4dad-a533-980690fa0dd4@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-ANQ0-8VQ7-W sudah diteruskan				\N	7	7	\N
18	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<1de73d1c-3970-4994-bbb6-bc2ec04cb5a7@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-ANQ0-8VQ7-W				\N	7	\N	3
19	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<022e5456-fafb-4900-a471-9c76d7aeb332@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-ANQ0-8VQ7-W				\N	7	\N	5
20	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<4280460f-a9d8-49f9-803e-e53b0c0b28f4@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-1WM4-17F0-X sudah kami terima				\N	8	8	\N
21	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<57f7042b-efa9-4dcb-959b-33b39b3becdd@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-1WM4-17F0-X sudah diteruskan				\N	8	8	\N
22	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<fc2ad475-a552-4ce3-964c-e18a8a125294@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-1WM4-17F0-X				\N	8	\N	3
23	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<a3018357-cd43-4bb8-980d-2c043513439c@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-1WM4-17F0-X				\N	8	\N	5
24	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<2e28fbd6-29b1-45f9-bdf0-bbf3ba2d730a@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-4VWK-P4GK-3 sudah kami terima				\N	9	9	\N
25	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<4396d564-41eb-4e51-a264-fd65fef4b721@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-4VWK-P4GK-3 sudah diteruskan				\N	9	9	\N
26	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<b4ef4408-90b2-48d6-b036-b6920ed35c37@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-4VWK-P4GK-3				\N	9	\N	3
27	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<62564c81-7dbd-42a1-8ead-87d6ec9a9bb3@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-4VWK-P4GK-3				\N	9	\N	5
28	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-03-26", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "may_contest": true, "remedy_due_on": "2026-07-01"}	demo	<47a389c7-5f15-4191-9117-0ae21173c950@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Pengaduan TNT-4VWK-P4GK-3 sudah dijawab	Pengaduan Anda sudah dijawab\n\nNomor pengaduan: TNT-4VWK-P4GK-3\n\nUnit sudah memeriksa pengaduan Anda. Hasilnya: terbukti sebagian. Alasan lengkapnya dapat Anda baca di halaman pengaduan Anda.\n\n- Batas Anda menanggapi jawaban (10 hari kerja)\n  Kamis, 26 Maret 2026\n\nUnit menjanjikan tindakan perbaikan, paling lambat Rabu, 1 Juli 2026.\n\nPuas dengan jawaban ini? Beri tahu kami dan beri penilaian. Belum puas? Anda dapat menyanggahnya satu kali, dan petugas lain akan memeriksanya kembali. Bila tidak ada tanggapan sampai tanggal itu, pengaduan dinyatakan selesai.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	9	9	\N
29	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<6b288f12-e2b9-4108-b66a-909ac472d0b0@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-PTVM-Q7RK-6 sudah kami terima				\N	10	10	\N
30	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<c2e7fa3a-f5b2-47ba-8a8e-8c1d9654df71@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-PTVM-Q7RK-6 sudah diteruskan				\N	10	10	\N
31	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<d3153af9-6143-4e3f-bd16-702e1300707a@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-PTVM-Q7RK-6				\N	10	\N	3
32	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<01c0617e-6f0e-415c-84be-a1f806b26590@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-PTVM-Q7RK-6				\N	10	\N	5
33	escalated	id	{"as_information": false}	demo	<8c2bdb2e-fc59-47e1-b3a1-c7dba49bd3f1@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Pengaduan TNT-PTVM-Q7RK-6 diteruskan kepada Ombudsman	Pengaduan Anda kini di Ombudsman\n\nNomor pengaduan: TNT-PTVM-Q7RK-6\n\nPengaduan Anda sudah diteruskan kepada Ombudsman Republik Indonesia, beserta seluruh berkasnya. Anda tidak perlu mengulang cerita dari awal.\n\n\nPerkembangannya tetap dapat Anda ikuti di halaman pengaduan Anda.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	10	10	\N
34	escalated_to_you	id	{"as_information": false}	demo	<71cc1387-b9f4-467a-8385-284d97539fe5@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Diteruskan kepada Ombudsman: TNT-PTVM-Q7RK-6	Sebuah pengaduan diteruskan kepada Ombudsman\n\nNomor pengaduan: TNT-PTVM-Q7RK-6\n\nSeluruh berkas dan riwayatnya dapat Anda periksa di halaman kasus.\n\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	10	\N	8
35	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<b65cf451-f448-4d8e-8bb6-40a9bff8e5d7@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-902C-ZKMK-M sudah kami terima				\N	11	11	\N
36	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<180b0c2e-31d5-4838-a359-6e77f183d41d@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-902C-ZKMK-M sudah diteruskan				\N	11	11	\N
37	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<04939710-91b6-4bb5-a8f5-dd97819e273e@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-902C-ZKMK-M				\N	11	\N	3
38	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<de9b9783-7c40-454d-9e2b-510bf391227e@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-902C-ZKMK-M				\N	11	\N	5
39	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-03-26", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "may_contest": true, "remedy_due_on": "2026-07-01"}	demo	<932faae2-a4c9-4cd7-8d6f-8f6222001482@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Pengaduan TNT-902C-ZKMK-M sudah dijawab				\N	11	11	\N
40	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<63b5775a-2713-4710-ab1c-49d992e97d32@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-FC8D-GWQT-X sudah kami terima				\N	12	12	\N
41	rejected	id	{"ground": "other_body", "may_appeal": true}	demo	<b898c8fe-4b1f-40af-9d20-fafd2f96ce3a@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-FC8D-GWQT-X tidak dapat diproses	Pengaduan Anda tidak dapat kami proses\n\nNomor pengaduan: TNT-FC8D-GWQT-X\n\nKami sudah memeriksa pengaduan Anda dan tidak dapat memprosesnya, karena hal yang diadukan adalah wewenang lembaga lain. Penjelasan lengkapnya dapat Anda baca di halaman pengaduan Anda.\n\n\nTidak setuju? Anda dapat mengajukan keberatan satu kali, dalam 30 hari kalender, lewat halaman pengaduan Anda. Petugas lain akan memeriksanya kembali.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	12	12	\N
42	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<2d83f6dd-c197-4304-9b5a-37eca2ff7811@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-KJDV-CMS5-R sudah kami terima				\N	13	13	\N
43	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<4d8b84cc-29a0-4514-a1bd-39e21a72b84a@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-YS4W-9HQ1-2 sudah kami terima				\N	14	14	\N
44	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<06f9f6a7-130e-4b71-acc0-b224e3de0b6c@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-YS4W-9HQ1-2 sudah diteruskan				\N	14	14	\N
45	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<c7e7eb2b-f4e2-479c-9a71-0604e631d32f@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-YS4W-9HQ1-2				\N	14	\N	3
46	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<0ded2ebe-81fc-4083-b4d3-4acf50f2ead1@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-YS4W-9HQ1-2				\N	14	\N	5
47	extended	id	{"was": "2026-03-27", "days": 5, "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_of_days": "working_day", "names_ombudsman": true}	demo	<94cbc3b0-d8d1-46bc-97a4-44eb877b8071@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Batas waktu pengaduan TNT-YS4W-9HQ1-2 diperpanjang				\N	14	14	\N
48	extension_contested	id	{"was": "2026-03-27", "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<282b36fe-8e0c-4173-a3db-b2cd8f4a38ac@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Perpanjangan disanggah: TNT-YS4W-9HQ1-2	Pengadu menyanggah perpanjangan\n\nNomor pengaduan: TNT-YS4W-9HQ1-2\n\nPengadu tidak setuju dengan perpanjangan batas waktu; alasannya ada di halaman kasus. Sejak batas semula (Jumat, 27 Maret 2026) lewat, pengadu boleh meneruskannya kepada Ombudsman.\n\n- Penyelesaian (14 hari kerja)\n  Senin, 6 April 2026\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	14	\N	1
49	extension_contested	id	{"was": "2026-03-27", "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<f8e6491f-a9fe-4197-8935-29a6219c4378@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Perpanjangan disanggah: TNT-YS4W-9HQ1-2				\N	14	\N	5
50	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<48f6b888-c4bb-48a3-8cf0-9dfe0b922767@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-DDKA-CSEF-7 sudah kami terima				\N	15	15	\N
51	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<2cfb8d27-663c-48ce-8d04-04983145037e@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-DDKA-CSEF-7 sudah diteruskan				\N	15	15	\N
52	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<7d25d02f-d049-45a1-9d4a-7c9d66fdf9f2@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-DDKA-CSEF-7				\N	15	\N	3
53	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<f1f7397b-7796-41f6-bf56-4c4cdc65829d@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-DDKA-CSEF-7				\N	15	\N	5
54	suspended	id	{"duties": [{"kind": "settle", "due_on": "2026-04-17", "length": 14, "length_unit": "working_day", "provisional": false}], "reason": "awaiting_complainant", "resume_by_on": "2026-04-01"}	demo	<5693c9e5-050e-4c11-9628-ee26ac3d64ec@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Jangka waktu pengaduan TNT-DDKA-CSEF-7 ditangguhkan				\N	15	15	\N
55	resumed	id	{"duties": [{"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<c08b2c7b-4a1b-4735-ad0a-2de9671a83b9@localhost>	sent	0	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	\N	\N	2026-03-09 02:00:00+00	Jangka waktu pengaduan TNT-DDKA-CSEF-7 berjalan kembali	Jangka waktu berjalan kembali\n\nNomor pengaduan: TNT-DDKA-CSEF-7\n\nPenangguhan sudah berakhir. Hari-hari selama penangguhan tidak dihitung; batas waktunya sekarang:\n\n- Pengaduan Anda dijawab (14 hari kerja)\n  Selasa, 31 Maret 2026\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	15	15	\N
56	message_from_complainant	id	{}	demo	<56076cbe-57de-4acd-b47e-c52594ce9a55@localhost>	sent	0	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	\N	\N	2026-03-09 02:00:00+00	Pesan dari pengadu: TNT-DDKA-CSEF-7	Pengadu mengirim pesan\n\nNomor pengaduan: TNT-DDKA-CSEF-7\n\nAda pesan baru dari pengadu. Baca dan balas di halaman kasus.\n\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	15	\N	3
57	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<35d3735f-21ec-494d-9cf5-aaefaa111772@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-KBMX-XT6B-8 sudah kami terima				\N	16	16	\N
58	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<b73572af-57ff-4f6e-9577-486e8e4e8d21@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-KBMX-XT6B-8 sudah diteruskan				\N	16	16	\N
59	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<24f7f267-f580-40a4-9531-47e3db009436@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-KBMX-XT6B-8				\N	16	\N	3
60	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<4680337b-6367-476c-9564-39ed27382d5c@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-KBMX-XT6B-8				\N	16	\N	5
61	suspended	id	{"duties": [{"kind": "settle", "due_on": "2026-04-17", "length": 14, "length_unit": "working_day", "provisional": false}], "reason": "awaiting_other_body", "resume_by_on": "2026-04-01"}	demo	<4e328f28-9fa1-4768-89fa-4c30678eef2d@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Jangka waktu pengaduan TNT-KBMX-XT6B-8 ditangguhkan				\N	16	16	\N
62	resumed	id	{"duties": [{"kind": "settle", "due_on": "2026-04-01", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<4a3eda28-9d63-48dd-a0ac-63dcc8707d23@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Jangka waktu pengaduan TNT-KBMX-XT6B-8 berjalan kembali				\N	16	16	\N
63	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<a17b4f44-8348-41bc-8099-c370fd9bb834@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-QBQT-EDZZ-B sudah kami terima				\N	17	17	\N
64	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<54ce260a-bb46-4719-a658-ed4c0786db3d@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-QBQT-EDZZ-B sudah diteruskan				\N	17	17	\N
65	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<ca7bf8a8-8046-43a7-8356-21d88a3cc082@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-QBQT-EDZZ-B				\N	17	\N	3
66	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<dc67e28a-be1e-41dd-8a8c-5f97a02d6c71@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-QBQT-EDZZ-B				\N	17	\N	5
67	suspended	id	{"duties": [{"kind": "settle", "due_on": "2026-04-17", "length": 14, "length_unit": "working_day", "provisional": false}], "reason": "awaiting_other_body", "resume_by_on": "2026-04-01"}	demo	<6de5f9bd-708c-428e-a2ca-9bf36d0fffd7@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Jangka waktu pengaduan TNT-QBQT-EDZZ-B ditangguhkan				\N	17	17	\N
68	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<b470e1d9-9eb0-4f92-95fa-1f483cf51f1f@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-HHAD-A9BD-2 sudah kami terima				\N	18	18	\N
69	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<bf022755-df59-4b16-8f2b-d58e95585f73@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-HHAD-A9BD-2 sudah diteruskan				\N	18	18	\N
70	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<82a2fbcf-73d5-4998-b87d-c8249825fc36@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-HHAD-A9BD-2				\N	18	\N	3
71	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<2f39513e-bd37-449b-8fe4-49ef446e6f2f@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-HHAD-A9BD-2				\N	18	\N	5
72	reclassified	id	{"was": "2026-03-27", "duties": [{"kind": "settle", "due_on": "2026-03-09", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<bd50bb75-07c8-4797-bf29-d37a794660e4@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Klasifikasi pengaduan TNT-HHAD-A9BD-2 diubah	Klasifikasi pengaduan Anda diubah\n\nNomor pengaduan: TNT-HHAD-A9BD-2\n\nPengaduan Anda kini ditangani dengan klasifikasi lain; alasannya dapat Anda baca di halaman pengaduan. Jawaban Anda terima paling lambat pada tanggal berikut.\n\n- Pengaduan Anda dijawab (5 hari kerja)\n  Senin, 9 Maret 2026\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	18	18	\N
73	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<db62d1a9-6e67-43b6-a5bb-8b62b3c8258e@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-6GSZ-P0ZE-C sudah kami terima				\N	19	19	\N
74	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<356cde98-3e59-4701-b207-9c7ead774c19@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-6GSZ-P0ZE-C sudah diteruskan				\N	19	19	\N
75	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<7e94bb4c-785f-435a-82f8-dfe807b43fcc@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-6GSZ-P0ZE-C				\N	19	\N	3
76	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<3d986811-b087-4c14-9896-9f7aec95696d@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-6GSZ-P0ZE-C				\N	19	\N	5
77	reclassification_proposed	id	{}	demo	<d75d1193-46b3-4fac-9a28-9b8edbcea3cc@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Klasifikasi menunggu persetujuan: TNT-6GSZ-P0ZE-C	Klasifikasi dengan batas waktu lebih panjang menunggu persetujuan Anda\n\nNomor pengaduan: TNT-6GSZ-P0ZE-C\n\nKlasifikasi dengan batas waktu lebih panjang diusulkan untuk pengaduan ini; alasannya ada di halaman kasus. Sampai orang kedua menyetujuinya, batas yang lebih ketat tetap berlaku.\n\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	19	\N	1
78	reclassification_proposed	id	{}	demo	<7ba552ba-a92c-4b6c-be45-ff33e2ecda91@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Klasifikasi menunggu persetujuan: TNT-6GSZ-P0ZE-C				\N	19	\N	5
79	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<5d99863c-a438-49a3-b0a2-ba904b80b9c8@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-7AZ8-EFYZ-F sudah kami terima				\N	20	20	\N
80	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<879bf595-61f5-4996-9602-904bf0e25be2@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-7AZ8-EFYZ-F sudah diteruskan				\N	20	20	\N
81	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<785ca746-9759-403f-ac9f-cb9cd34b55f2@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-7AZ8-EFYZ-F				\N	20	\N	3
82	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<5ebd9091-d706-40a6-80d8-70e0c7a99d37@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-7AZ8-EFYZ-F				\N	20	\N	5
83	reclassification_proposed	id	{}	demo	<cef014e2-ea93-4361-9735-0a5911919d3b@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Klasifikasi menunggu persetujuan: TNT-7AZ8-EFYZ-F				\N	20	\N	1
84	reclassification_proposed	id	{}	demo	<7d6c1de3-44ab-4c97-a276-58c7da107374@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Klasifikasi menunggu persetujuan: TNT-7AZ8-EFYZ-F				\N	20	\N	5
85	reclassified	id	{"was": "2026-03-27", "duties": [{"kind": "settle", "due_on": "2026-06-10", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<df80375f-a0da-49bf-9c91-53292e0d7712@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Klasifikasi pengaduan TNT-7AZ8-EFYZ-F diubah				\N	20	20	\N
86	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<9151780c-b55e-47f4-86b1-d4674b0c002f@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-P1PM-5MB3-K sudah kami terima				\N	21	21	\N
87	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<a237f30e-9ca2-416a-b78e-4f5ea2748cc5@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-P1G7-BJ0E-2 sudah kami terima				\N	22	22	\N
88	completion_requested	id	{"duties": [{"kind": "complete", "due_on": "2026-04-02", "length": 30, "length_unit": "calendar_day", "provisional": false}]}	demo	<21d9699a-39f1-4dc9-b24f-74a918558258@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-P1G7-BJ0E-2 perlu dilengkapi				\N	22	22	\N
89	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<a3a8f169-42cd-411a-b2cf-26fa711ebbf6@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Pengaduan TNT-P1G7-BJ0E-2 sudah diteruskan				\N	22	22	\N
90	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-17", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<fb9fd376-62ea-4973-933a-ef648edfde5b@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Disposisi baru: TNT-P1G7-BJ0E-2				\N	22	\N	3
91	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-17", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<c8ca996e-91ad-4c2c-9e61-7ca4fc5be94d@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Disposisi baru: TNT-P1G7-BJ0E-2				\N	22	\N	5
92	dispatched	id	{"unit": "unit-2", "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-2"}	demo	<4e77c994-7c5b-423b-af73-1116d52635e8@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Pengaduan TNT-P1G7-BJ0E-2 sudah diteruskan				\N	22	22	\N
93	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-26", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<8fbbd311-fc80-4240-83af-3c2af4bd6223@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Disposisi baru: TNT-P1G7-BJ0E-2				\N	22	\N	6
94	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<f51e4c96-d188-402e-a45a-76febd40d527@localhost>	sent	0	2026-03-13 02:00:00+00	2026-03-13 02:00:00+00	\N	\N	2026-03-13 02:00:00+00	Pengaduan TNT-P1G7-BJ0E-2 sudah diteruskan				\N	22	22	\N
95	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-27", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<6801b8fa-deb1-4212-95cd-3246491d8b3e@localhost>	sent	0	2026-03-13 02:00:00+00	2026-03-13 02:00:00+00	\N	\N	2026-03-13 02:00:00+00	Disposisi baru: TNT-P1G7-BJ0E-2				\N	22	\N	3
96	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-04-06", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-27", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<eadded07-4fb8-45ec-ac07-fdce161c0c29@localhost>	sent	0	2026-03-13 02:00:00+00	2026-03-13 02:00:00+00	\N	\N	2026-03-13 02:00:00+00	Disposisi baru: TNT-P1G7-BJ0E-2				\N	22	\N	5
97	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<5aaa5b1e-a264-4365-8f3b-89244f8fec5f@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-JR4R-8MZY-Q sudah kami terima				\N	23	23	\N
98	completion_requested	id	{"duties": [{"kind": "complete", "due_on": "2026-04-02", "length": 30, "length_unit": "calendar_day", "provisional": false}]}	demo	<01daf6e8-5d12-4f5b-a857-ef9296ee7f95@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-JR4R-8MZY-Q perlu dilengkapi				\N	23	23	\N
99	lapsed	id	{}	demo	<7c69c74c-81f1-40af-b358-3616485e389c@localhost>	sent	0	2026-05-04 02:00:00+00	2026-05-04 02:00:00+00	\N	\N	2026-05-04 02:00:00+00	Pengaduan TNT-JR4R-8MZY-Q dianggap dicabut	Pengaduan Anda dianggap dicabut\n\nNomor pengaduan: TNT-JR4R-8MZY-Q\n\nKami meminta tambahan keterangan untuk pengaduan ini, dan batas waktunya sudah berakhir. Karena berkasnya belum lengkap, pengaduan ini dianggap dicabut.\n\n\nAnda tetap boleh membuat pengaduan baru tentang hal yang sama kapan saja, lengkap dengan keterangan yang diminta.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	23	23	\N
100	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<876e37bd-b163-4200-9822-325058a1c05c@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-2YAZ-SJF0-D sudah kami terima				\N	24	24	\N
101	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<94524f74-470e-494b-a922-a47265762a08@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-2YAZ-SJF0-D sudah diteruskan				\N	24	24	\N
102	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<d2aad24f-47ba-48d8-bb3a-766bf7220e31@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-2YAZ-SJF0-D				\N	24	\N	3
103	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<1a9de0df-d71b-4d39-b89c-4de5ae073c80@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-2YAZ-SJF0-D				\N	24	\N	5
104	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-03-26", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "may_contest": true, "remedy_due_on": "2026-07-01"}	demo	<57e1ac5b-c6b5-44b1-a216-7845e5f5e4e7@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Pengaduan TNT-2YAZ-SJF0-D sudah dijawab				\N	24	24	\N
105	closed_without_reply	id	{}	demo	<36512903-91cc-4b1d-8be9-887b541147d0@localhost>	sent	0	2026-05-04 02:00:00+00	2026-05-04 02:00:00+00	\N	\N	2026-05-04 02:00:00+00	Pengaduan TNT-2YAZ-SJF0-D selesai	Pengaduan Anda kami nyatakan selesai\n\nNomor pengaduan: TNT-2YAZ-SJF0-D\n\nMasa untuk menanggapi jawaban sudah berakhir dan kami tidak menerima tanggapan dari Anda. Karena itu pengaduan ini kami nyatakan selesai.\n\n\nMasalahnya ternyata belum teratasi? Pengaduan dapat dibuka kembali satu kali, dalam 30 hari kalender sejak selesai, lewat halaman pengaduan Anda.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	24	24	\N
106	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<e8b85355-0cd9-45e4-8886-2c68759770d8@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-W073-1F5W-A sudah kami terima				\N	25	25	\N
107	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<5a500d66-0fb6-4ed2-a346-e3c104ebfaa6@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-W073-1F5W-A sudah diteruskan				\N	25	25	\N
108	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<eb0f7aaf-178e-49f9-9ede-5d91e9ffb411@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-W073-1F5W-A				\N	25	\N	3
109	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<18b29ea2-e4bb-4e45-9d63-b5a8f6f3daab@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-W073-1F5W-A				\N	25	\N	5
110	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-03-26", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "may_contest": true, "remedy_due_on": null}	demo	<cce05d6f-f972-4675-bd98-65aafdac0a1a@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Pengaduan TNT-W073-1F5W-A sudah dijawab				\N	25	25	\N
111	contested	id	{"duties": [{"kind": "settle", "due_on": "2026-04-02", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<0225d543-e5c4-4b52-bb37-7aa16c61be18@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Jawaban disanggah: TNT-W073-1F5W-A	Jawaban disanggah oleh pengadu\n\nNomor pengaduan: TNT-W073-1F5W-A\n\nPengadu tidak sependapat dengan jawaban unit. Alasannya ada di halaman kasus; jawaban berikutnya diberikan oleh petugas lain, paling lambat pada tanggal berikut.\n\n- Penyelesaian (14 hari kerja)\n  Kamis, 2 April 2026\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	25	\N	3
112	contested	id	{"duties": [{"kind": "settle", "due_on": "2026-04-02", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<00972c19-991b-4ebd-ba6e-c5fcd39f9ba6@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Jawaban disanggah: TNT-W073-1F5W-A				\N	25	\N	5
113	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-04-02", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "founded", "may_contest": false, "remedy_due_on": null}	demo	<fb6f4632-b87c-4017-8046-14d05c65125c@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Pengaduan TNT-W073-1F5W-A sudah dijawab				\N	25	25	\N
114	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<b5e29112-46e7-41dc-a7cc-1405f04631a0@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-2YPJ-TKHY-4 sudah kami terima				\N	26	26	\N
115	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<d052b96a-4ba8-43d8-baf5-b2603eec7abf@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-2YPJ-TKHY-4 sudah diteruskan				\N	26	26	\N
116	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<fdf96e3b-9989-4d46-8f50-2773781bb99e@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-2YPJ-TKHY-4				\N	26	\N	3
117	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<9a3589a6-ed63-44a3-b19a-714cf076ae29@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-2YPJ-TKHY-4				\N	26	\N	5
118	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-03-26", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "may_contest": true, "remedy_due_on": "2026-07-01"}	demo	<af6e8e44-f009-4523-8d77-331063916b9e@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Pengaduan TNT-2YPJ-TKHY-4 sudah dijawab				\N	26	26	\N
119	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<8a6dbcb3-b793-4064-ae1a-994490ec6147@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-CQ86-51CD-B sudah kami terima				\N	27	27	\N
120	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<c0c25de3-b4a1-4ff8-b025-9f2c6cc07c13@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-CQ86-51CD-B sudah diteruskan				\N	27	27	\N
121	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<f7f89681-8972-4203-9477-215d7d287bc5@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-CQ86-51CD-B				\N	27	\N	3
122	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<20f7e1a1-e760-4aa1-aa5b-188ddda947ec@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-CQ86-51CD-B				\N	27	\N	5
123	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-03-26", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "may_contest": true, "remedy_due_on": "2026-07-01"}	demo	<16eb9e2a-9f22-4adf-bd19-2332d2739de1@localhost>	sent	0	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	\N	\N	2026-03-05 02:00:00+00	Pengaduan TNT-CQ86-51CD-B sudah dijawab				\N	27	27	\N
124	contested	id	{"duties": [{"kind": "settle", "due_on": "2026-04-09", "length": 14, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "reopened": true, "answered_on": "2026-03-05"}	demo	<7c554cbf-c7d8-4d55-ae1b-5f096f5c6a73@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Dibuka kembali: TNT-CQ86-51CD-B				\N	27	\N	3
125	contested	id	{"duties": [{"kind": "settle", "due_on": "2026-04-09", "length": 14, "length_unit": "working_day", "provisional": false}], "outcome": "partly", "reopened": true, "answered_on": "2026-03-05"}	demo	<4836e735-be91-4549-ab65-4b8da198b9aa@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Dibuka kembali: TNT-CQ86-51CD-B				\N	27	\N	5
126	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<b7e4457c-df6b-422f-a181-c80a1605375f@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-N74M-GEJ7-C sudah kami terima				\N	28	28	\N
127	rejected	id	{"ground": "other_body", "may_appeal": true}	demo	<cd8e846d-f891-4b51-88ae-7357b582ba8b@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-N74M-GEJ7-C tidak dapat diproses				\N	28	28	\N
128	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<0eb8f297-ff10-4bdc-87a5-98d2beac4b43@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Pengaduan TNT-N74M-GEJ7-C sudah diteruskan				\N	28	28	\N
129	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-26", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<036ffd84-c189-4ef9-904c-132edf0c948a@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Disposisi baru: TNT-N74M-GEJ7-C				\N	28	\N	3
130	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-26", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<e2d6db43-ca33-42d2-a305-db55ed45a970@localhost>	sent	0	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	\N	\N	2026-03-12 02:00:00+00	Disposisi baru: TNT-N74M-GEJ7-C				\N	28	\N	5
131	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<93d27cf6-22c9-4cd6-b7f9-97014eeb5003@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-FX9D-4CDN-E sudah kami terima				\N	29	29	\N
132	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<d3fdd2eb-412c-4fdd-a144-ecdf4a6286ec@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-FX9D-4CDN-E sudah diteruskan				\N	29	29	\N
133	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<7ca77e6e-4087-46f7-85f2-8e8548809d1c@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-FX9D-4CDN-E				\N	29	\N	3
134	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<1458269f-cef2-4087-b14a-b9d229fc9ada@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-FX9D-4CDN-E				\N	29	\N	5
135	escalated	id	{"as_information": false}	demo	<2d15bb00-d653-46f0-ad0c-1899171f369d@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Pengaduan TNT-FX9D-4CDN-E diteruskan kepada Ombudsman				\N	29	29	\N
136	escalated_to_you	id	{"as_information": false}	demo	<9c7b6fdf-91e0-4b62-a6c6-9d3986a5f8bc@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Diteruskan kepada Ombudsman: TNT-FX9D-4CDN-E				\N	29	\N	8
137	remanded	id	{"due_on": "2026-07-01"}	demo	<ac1cc40f-d8d7-4057-842a-a0f1c46f611b@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Dikembalikan Ombudsman: TNT-FX9D-4CDN-E	Ombudsman meminta tindakan korektif\n\nNomor pengaduan: TNT-FX9D-4CDN-E\n\nOmbudsman mengembalikan pengaduan ini untuk tindakan korektif, yang harus selesai paling lambat Rabu, 1 Juli 2026. Rinciannya ada di halaman kasus.\n\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	29	\N	1
138	remanded	id	{"due_on": "2026-07-01"}	demo	<7a0f1ed5-fc5f-48b1-a449-b5af32702556@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Dikembalikan Ombudsman: TNT-FX9D-4CDN-E				\N	29	\N	3
139	remanded	id	{"due_on": "2026-07-01"}	demo	<695e63a7-cdb1-4a13-a1b8-0dafebb48353@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Dikembalikan Ombudsman: TNT-FX9D-4CDN-E				\N	29	\N	5
140	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<03836773-7783-4f76-9b44-4c20b3055f9b@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-SGTA-3FT2-T sudah kami terima				\N	30	30	\N
141	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<db19c185-6577-4ee9-b2bc-9c26ed051a67@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-SGTA-3FT2-T sudah diteruskan				\N	30	30	\N
142	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<064a2148-07e0-48f9-9e59-15e0cb1c887e@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-SGTA-3FT2-T				\N	30	\N	3
143	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<54129a59-38ba-4329-b39b-d2fa35d4f5c9@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-SGTA-3FT2-T				\N	30	\N	5
144	escalated	id	{"as_information": false}	demo	<c883db5c-bd77-4994-b972-178638b6d992@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Pengaduan TNT-SGTA-3FT2-T diteruskan kepada Ombudsman				\N	30	30	\N
145	escalated_to_you	id	{"as_information": false}	demo	<301999e8-6523-4fd2-9ebf-c96ee0197d15@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Diteruskan kepada Ombudsman: TNT-SGTA-3FT2-T				\N	30	\N	8
146	remanded	id	{"due_on": "2026-07-01"}	demo	<5447ae6c-83e6-4fb6-84da-7d40d2aada07@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Dikembalikan Ombudsman: TNT-SGTA-3FT2-T				\N	30	\N	1
147	remanded	id	{"due_on": "2026-07-01"}	demo	<b227de00-19ee-4e72-bdc9-119966b11f8e@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Dikembalikan Ombudsman: TNT-SGTA-3FT2-T				\N	30	\N	3
148	remanded	id	{"due_on": "2026-07-01"}	demo	<c024ccd5-25bd-49da-90a1-c811d862cc84@localhost>	sent	0	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	\N	\N	2026-03-10 02:00:00+00	Dikembalikan Ombudsman: TNT-SGTA-3FT2-T				\N	30	\N	5
149	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-04-08", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "founded", "may_contest": true, "remedy_due_on": null}	demo	<d887a31d-18da-4378-be8c-bd403a2d26f0@localhost>	sent	0	2026-03-17 02:00:00+00	2026-03-17 02:00:00+00	\N	\N	2026-03-17 02:00:00+00	Pengaduan TNT-SGTA-3FT2-T sudah dijawab				\N	30	30	\N
150	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<d38177ee-e7ba-41fc-96ce-fce0a8546688@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-MANV-HT5R-Z sudah kami terima				\N	31	31	\N
151	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<a25ab4ac-880b-42d9-8c65-7d00b970cbbd@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-MANV-HT5R-Z sudah diteruskan				\N	31	31	\N
152	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<5b232245-8a0a-45af-96cd-432412af7c6b@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-MANV-HT5R-Z				\N	31	\N	3
153	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<86299ec7-042a-4eff-8fe7-7f9477baa099@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-MANV-HT5R-Z				\N	31	\N	5
154	escalated	id	{"as_information": false}	demo	<82764b39-ee87-41b5-beea-1b5660124df1@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Pengaduan TNT-MANV-HT5R-Z diteruskan kepada Ombudsman				\N	31	31	\N
155	escalated_to_you	id	{"as_information": false}	demo	<068fc6d3-d584-4697-85d6-5f0ab6e7c308@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Diteruskan kepada Ombudsman: TNT-MANV-HT5R-Z				\N	31	\N	8
156	receipt	en	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<fd5d8654-5ee2-4f5c-ab03-1dddb53b5f92@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	We have received complaint TNT-BJQP-W25N-4				\N	32	32	\N
157	dispatched	en	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<d3f76723-f0f3-478c-93a9-d8e3b6668854@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Complaint TNT-BJQP-W25N-4 has been passed on				\N	32	32	\N
158	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<c234ef93-6218-407b-9a27-76db3f7b02db@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-BJQP-W25N-4				\N	32	\N	3
159	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<8ef39ae7-fe8c-4db1-ad1f-1f67bbe5ccf8@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-BJQP-W25N-4				\N	32	\N	5
160	assigned_to_you	id	{}	demo	<a4629f7e-3607-42f3-957f-ce4caa851959@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Anda ditunjuk menangani TNT-BJQP-W25N-4	Anda ditunjuk menangani pengaduan ini\n\nNomor pengaduan: TNT-BJQP-W25N-4\n\nBerkas, riwayat, dan batas waktunya ada di halaman kasus.\n\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	32	\N	3
161	message_received	en	{}	demo	<770b51e7-24d3-4f9e-9d06-562dc5ba1440@localhost>	sent	0	2026-03-04 03:00:00+00	2026-03-04 03:00:00+00	\N	\N	2026-03-04 03:00:00+00	New message about complaint TNT-BJQP-W25N-4	There is a message for you\n\nComplaint number: TNT-BJQP-W25N-4\n\nThe office has sent you a message about your complaint. Read and answer it on the page of your complaint.\n\n\nOpen my complaint:\n[[link]]\n\n--\nThis link is for you alone and works for 14 days; please do not pass it on. After that, open the complaint with its number and the access code from your receipt.\nThis mail was sent automatically; replies are not read.\n			\N	32	32	\N
162	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<860c30d9-b926-4eb4-b1b2-844397cbc202@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-ASSC-GFM9-N sudah kami terima				\N	34	33	\N
163	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-06-10", "length": 60, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<3472b43d-26ad-4a40-9b4c-218ed1b1d43d@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-ASSC-GFM9-N sudah diteruskan				\N	34	33	\N
164	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-06-10", "length": 60, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<f9834d6d-32ac-4898-bef9-1c121a24e4a1@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-ASSC-GFM9-N				\N	34	\N	3
165	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-06-10", "length": 60, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-10", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<37f24a9e-1ebc-4822-82c7-4b888af05c8c@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Disposisi baru: TNT-ASSC-GFM9-N				\N	34	\N	5
166	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-06", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-17", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-02", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<e38825a7-e3e0-4f16-a16f-cfb9d28b528c@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-1NCK-BCMX-D sudah kami terima				\N	35	34	\N
167	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<d2657543-960a-49f9-8925-9b36bf100664@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Pengaduan TNT-1NCK-BCMX-D sudah diteruskan				\N	35	34	\N
168	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-11", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<1e989c02-4592-4cc9-b324-22ff0a75b1af@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Disposisi baru: TNT-1NCK-BCMX-D				\N	35	\N	3
169	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-11", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<57450b71-ff54-47d0-b559-ae2521b8a39d@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Disposisi baru: TNT-1NCK-BCMX-D				\N	35	\N	5
170	due_soon	id	{"duties": [{"duty": 236, "kind": "settle", "late": null, "left": 2, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "offered": false, "unit_name": "Unit-1"}	demo	<53f4281d-988d-4893-97f6-f1f4decffadf@localhost>	sent	0	2026-03-26 01:00:00+00	2026-03-26 01:00:00+00	\N	\N	2026-03-26 01:00:00+00	Batas waktu 2 hari kerja lagi: TNT-1NCK-BCMX-D	Batas waktu mendekat\n\nNomor pengaduan: TNT-1NCK-BCMX-D\n\nPengaduan ini mendekati batas waktunya. Bila terlewat, keterlambatan tercatat dan diberitahukan kepada atasan.\n\n- Penyelesaian (14 hari kerja)\n  Senin, 30 Maret 2026\n  2 hari kerja lagi\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	35	\N	3
171	due_soon	id	{"duties": [{"duty": 236, "kind": "settle", "late": null, "left": 1, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "offered": false, "unit_name": "Unit-1"}	demo	<2d11f672-f6e1-4db9-a344-7f51c24dd7eb@localhost>	sent	0	2026-03-27 01:00:00+00	2026-03-27 01:00:00+00	\N	\N	2026-03-27 01:00:00+00	Batas waktu 1 hari kerja lagi: TNT-1NCK-BCMX-D				\N	35	\N	3
172	overdue	id	{"duties": [{"duty": 236, "kind": "settle", "late": 1, "left": null, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "offered": true, "unit_name": "Unit-1"}	demo	<fbb62294-34d8-4024-b27b-40e9eb45a726@localhost>	sent	0	2026-03-31 01:00:00+00	2026-03-31 01:00:00+00	\N	\N	2026-03-31 01:00:00+00	Batas waktu terlewati: TNT-1NCK-BCMX-D	Batas waktu terlewati\n\nNomor pengaduan: TNT-1NCK-BCMX-D\n\nBatas waktu berikut berakhir sebelum kewajibannya dipenuhi. Mohon ditangani sekarang; setiap hari keterlambatan ikut dihitung.\n\n- Penyelesaian (14 hari kerja)\n  Senin, 30 Maret 2026\n  terlambat 1 hari kerja\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	35	\N	3
173	overdue	id	{"duties": [{"duty": 236, "kind": "settle", "late": 1, "left": null, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "offered": true, "unit_name": "Unit-1"}	demo	<e41ab309-b99a-4063-8435-4bcfc1b99f0e@localhost>	sent	0	2026-03-31 01:00:00+00	2026-03-31 01:00:00+00	\N	\N	2026-03-31 01:00:00+00	Batas waktu terlewati: TNT-1NCK-BCMX-D				\N	35	\N	5
174	may_escalate	id	{"duties": [{"duty": 236, "kind": "settle", "late": 1, "left": null, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<b2eb108e-d454-435c-83c6-ba7e0285eac7@localhost>	sent	0	2026-03-31 01:00:00+00	2026-03-31 01:00:00+00	\N	\N	2026-03-31 01:00:00+00	Pengaduan TNT-1NCK-BCMX-D melewati batas waktu	Batas waktu terlewati; Anda boleh meneruskan pengaduan\n\nNomor pengaduan: TNT-1NCK-BCMX-D\n\nMohon maaf, kami belum memenuhi batas waktu untuk pengaduan Anda. Anda kini berhak meneruskannya kepada Ombudsman.\n\n- Pengaduan Anda dijawab (14 hari kerja)\n  Senin, 30 Maret 2026\n  terlambat 1 hari kerja\n\nMeneruskan kepada Ombudsman tidak dipungut biaya dan dapat dilakukan di halaman pengaduan Anda. Bila Anda memilih menunggu, pengaduan tetap kami kerjakan.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	35	34	\N
175	three_days_over	id	{"duties": [{"duty": 236, "kind": "settle", "late": 3, "left": null, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "offered": false, "unit_name": "Unit-1"}	demo	<7b27ff3f-cefe-425f-b458-0bf2810230ce@localhost>	sent	0	2026-04-02 01:00:00+00	2026-04-02 01:00:00+00	\N	\N	2026-04-02 01:00:00+00	Tiga hari kerja lewat batas: TNT-1NCK-BCMX-D	Sudah tiga hari kerja atau lebih lewat batas\n\nNomor pengaduan: TNT-1NCK-BCMX-D\n\nUnit-1 sudah diingatkan, tetapi pengaduan ini belum juga ditangani. Mohon turun tangan hari ini: bantu unit menyelesaikannya, atau alihkan bila bukan wewenangnya.\n\n- Penyelesaian (14 hari kerja)\n  Senin, 30 Maret 2026\n  terlambat 3 hari kerja\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	35	\N	1
176	five_days_over	id	{"duties": [{"duty": 236, "kind": "settle", "late": 6, "left": null, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}], "offered": true, "unit_name": "Unit-1"}	demo	<7e13f0f5-68b4-4ebe-b522-4fb41d58606d@localhost>	sent	0	2026-04-08 01:00:00+00	2026-04-08 01:00:00+00	\N	\N	2026-04-08 01:00:00+00	Perlu perhatian pimpinan: TNT-1NCK-BCMX-D	Sudah lima hari kerja atau lebih lewat batas\n\nNomor pengaduan: TNT-1NCK-BCMX-D\n\nPengaduan ini ada pada Unit-1 dan belum juga ditangani, padahal unit dan koordinator sudah diingatkan.\n\n- Penyelesaian (14 hari kerja)\n  Senin, 30 Maret 2026\n  terlambat 6 hari kerja\n\nPengadu berhak meneruskannya kepada Ombudsman. Berkas kasusnya sudah kami sediakan untuk pengadu.\n\nLihat angka penanganan:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	35	\N	7
177	file_offered	id	{"duties": [{"duty": 236, "kind": "settle", "late": 6, "left": null, "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}]}	demo	<8bcc8422-cba7-4405-96bb-4580ed210f7f@localhost>	sent	0	2026-04-08 01:00:00+00	2026-04-08 01:00:00+00	\N	\N	2026-04-08 01:00:00+00	Berkas pengaduan TNT-1NCK-BCMX-D untuk Ombudsman	Anda dapat membawa pengaduan ini kepada Ombudsman\n\nNomor pengaduan: TNT-1NCK-BCMX-D\n\nMohon maaf, pengaduan Anda sudah lima hari kerja atau lebih melewati batas waktunya dan kami belum menyelesaikannya. Anda berhak meneruskannya kepada Ombudsman, tanpa biaya.\n\n- Pengaduan Anda dijawab (14 hari kerja)\n  Senin, 30 Maret 2026\n  terlambat 6 hari kerja\n\nBerkas lengkapnya terlampir pada surel ini: uraian Anda, riwayat penanganan, batas waktu, dan keterlambatannya. Berkas yang sama ada di halaman pengaduan Anda.\n\nCara termudah: tekan "Teruskan kepada Ombudsman" di halaman pengaduan Anda, dan seluruh berkas kami serahkan. Bila Anda memilih menunggu, pengaduan tetap kami kerjakan.\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			5	35	34	\N
178	five_days_over	id	{"duties": [{"duty": 237, "kind": "decide", "late": 9, "left": null, "due_on": "2026-05-02", "length": 60, "length_unit": "calendar_day", "provisional": false}], "offered": true, "unit_name": "Unit-1"}	demo	<f5ab2e2f-271d-4492-874c-1e2c514fc645@localhost>	sent	0	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	\N	\N	2026-05-11 01:00:00+00	Perlu perhatian pimpinan: TNT-1NCK-BCMX-D				\N	35	\N	7
179	three_days_over	id	{"duties": [{"duty": 237, "kind": "decide", "late": 9, "left": null, "due_on": "2026-05-02", "length": 60, "length_unit": "calendar_day", "provisional": false}], "offered": true, "unit_name": "Unit-1"}	demo	<00e095f0-a170-40a9-90e1-78185b45a6d1@localhost>	sent	0	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	\N	\N	2026-05-11 01:00:00+00	Tiga hari kerja lewat batas: TNT-1NCK-BCMX-D				\N	35	\N	1
180	file_offered	id	{"duties": [{"duty": 237, "kind": "decide", "late": 9, "left": null, "due_on": "2026-05-02", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<d14a2c94-0195-40f4-91c3-ce1d820c7385@localhost>	sent	0	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	\N	\N	2026-05-11 01:00:00+00	Berkas pengaduan TNT-1NCK-BCMX-D untuk Ombudsman				6	35	34	\N
181	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<134aece4-724b-4d3d-a2af-e85ffdb7f6ce@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-EP30-H7GD-J sudah kami terima				\N	36	35	\N
182	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-06", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-17", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-02", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<b2004fed-43f2-4ad9-96b6-4d4433117a43@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-JVMH-3K4A-5 sudah kami terima				\N	37	36	\N
183	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-09", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-18", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-03", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<7844f48e-dc5c-4033-b877-fcb23e3142a7@localhost>	sent	0	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	\N	\N	2026-03-04 02:00:00+00	Pengaduan TNT-XWDX-SBBT-1 sudah kami terima				\N	38	37	\N
184	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<55b62894-95dd-4a9c-b237-51c86af9fde1@localhost>	sent	0	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	\N	\N	2026-03-02 02:00:00+00	Pengaduan TNT-XH03-6A7Q-B sudah kami terima				\N	39	38	\N
185	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-06", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-17", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-30", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-02", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<d37700ba-abd6-4b57-8d4b-b8b4af665ce5@localhost>	sent	0	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	\N	\N	2026-03-03 02:00:00+00	Pengaduan TNT-BXPG-58CN-G sudah kami terima				\N	40	39	\N
186	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	demo	<53079cd9-df8b-4160-807b-5b03bbf7f825@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Pengaduan TNT-XH03-6A7Q-B sudah diteruskan				\N	39	38	\N
187	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-13", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<b7d1d399-62f1-4fa7-a5a5-9167abc866bb@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Disposisi baru: TNT-XH03-6A7Q-B				\N	39	\N	3
188	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-27", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-13", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<70c3d147-06a1-4d43-af5a-edb458d60afe@localhost>	sent	0	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	\N	\N	2026-03-06 02:00:00+00	Disposisi baru: TNT-XH03-6A7Q-B				\N	39	\N	5
189	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-04-01", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "founded", "may_contest": true, "remedy_due_on": null}	demo	<dad8d228-1161-4a01-bb3c-35235c29c11a@localhost>	sent	0	2026-03-11 02:00:00+00	2026-03-11 02:00:00+00	\N	\N	2026-03-11 02:00:00+00	Pengaduan TNT-XH03-6A7Q-B sudah dijawab				\N	39	38	\N
190	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-04-01", "length": 10, "length_unit": "working_day", "provisional": false}], "outcome": "founded", "may_contest": true, "remedy_due_on": null}	demo	<4f6f1dff-8026-4b45-9188-5c3203783f4a@localhost>	sent	0	2026-03-11 02:00:00+00	2026-03-11 02:00:00+00	\N	\N	2026-03-11 02:00:00+00	Pengaduan TNT-BXPG-58CN-G sudah dijawab				\N	40	39	\N
191	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-04-10", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-04-21", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-04-16", "length": 7, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-06-06", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<f01a8480-4102-4bbd-a70f-92aba4c4c59c@localhost>	sent	0	2026-04-07 02:00:00+00	2026-04-07 02:00:00+00	\N	\N	2026-04-07 02:00:00+00	Pengaduan TNT-BFEW-JRGQ-N sudah kami terima				\N	41	40	\N
192	dispatched	id	{"unit": "dinas-berjanji", "duties": [{"kind": "settle", "due_on": "2026-04-16", "length": 7, "length_unit": "working_day", "provisional": false}], "unit_name": "Dinas Berjanji"}	demo	<b9532780-0ca1-47d9-aa4e-52140ab677ed@localhost>	sent	0	2026-04-08 02:00:00+00	2026-04-08 02:00:00+00	\N	\N	2026-04-08 02:00:00+00	Pengaduan TNT-BFEW-JRGQ-N sudah diteruskan				\N	41	40	\N
193	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-04-24", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-05-05", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-05-12", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-06-20", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<90df9733-c029-479b-9244-221d5985ba78@localhost>	sent	0	2026-04-21 02:00:00+00	2026-04-21 02:00:00+00	\N	\N	2026-04-21 02:00:00+00	Pengaduan TNT-PZTB-B5CN-V sudah kami terima				\N	42	41	\N
194	dispatched	id	{"unit": "dinas-berjanji", "duties": [{"kind": "settle", "due_on": "2026-05-12", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Dinas Berjanji"}	demo	<e0a1fb56-b1b0-4ee7-b5dd-0cc6e0077d0a@localhost>	sent	0	2026-04-22 02:00:00+00	2026-04-22 02:00:00+00	\N	\N	2026-04-22 02:00:00+00	Pengaduan TNT-PZTB-B5CN-V sudah diteruskan				\N	42	41	\N
195	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-09", "length": 5, "length_unit": "working_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<e1519902-2c08-4cf8-a84f-f6dc9c93bb29@localhost>	sent	0	2026-03-02 09:00:00+00	2026-03-02 09:00:00+00	\N	\N	2026-03-02 09:00:00+00	Pengaduan TNT-ACSE-JKSV-R sudah kami terima				\N	43	42	\N
196	dispatched	id	{"unit": "unit-13", "duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-13"}	demo	<c21093fc-ba8e-4482-9f89-fed1f3366624@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Pengaduan TNT-ACSE-JKSV-R sudah diteruskan				\N	43	42	\N
197	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<e404ea4d-7806-43b7-84be-0dd4ca694e18@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Disposisi baru: TNT-ACSE-JKSV-R				\N	43	\N	13
198	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<8b89f009-bdc9-468c-bb77-8edad45a07a6@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Disposisi baru: TNT-ACSE-JKSV-R				\N	43	\N	14
199	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<5511f99f-4243-4137-95bd-268ba603404f@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Disposisi baru: TNT-ACSE-JKSV-R				\N	43	\N	15
200	answered	id	{"duties": [{"kind": "reply", "due_on": "2026-04-07", "length": 20, "length_unit": "working_day", "provisional": false}], "outcome": "founded", "may_contest": true, "remedy_due_on": null}	demo	<a9ab594e-92b0-4e6b-b3c2-85c59cde0ec5@localhost>	sent	0	2026-03-10 09:00:00+00	2026-03-10 09:00:00+00	\N	\N	2026-03-10 09:00:00+00	Pengaduan TNT-ACSE-JKSV-R sudah dijawab				\N	43	42	\N
201	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-09", "length": 5, "length_unit": "working_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<17929493-4506-4f77-a746-546456f52411@localhost>	sent	0	2026-03-02 09:00:00+00	2026-03-02 09:00:00+00	\N	\N	2026-03-02 09:00:00+00	Pengaduan TNT-4MD5-9VCK-M sudah kami terima				\N	44	43	\N
202	dispatched	id	{"unit": "unit-13", "duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-13"}	demo	<6d04dcf2-afff-44c3-912d-53c4604b7cb4@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Pengaduan TNT-4MD5-9VCK-M sudah diteruskan				\N	44	43	\N
203	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<2127009b-3689-49be-bc3b-a5330422c560@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Disposisi baru: TNT-4MD5-9VCK-M				\N	44	\N	13
204	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<837a6f1b-53a4-4fab-9100-8ff1460dbf71@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Disposisi baru: TNT-4MD5-9VCK-M				\N	44	\N	14
205	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-16", "length": 10, "length_unit": "working_day", "provisional": false}]}	demo	<3d8568d8-c220-4fb8-b07a-fb6c60a2e64a@localhost>	sent	0	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	\N	\N	2026-03-03 09:00:00+00	Disposisi baru: TNT-4MD5-9VCK-M				\N	44	\N	15
206	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-05", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-16", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-25", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-01", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<581132bd-9924-4e03-a6b3-f58d7f2b6fbc@localhost>	sent	0	2026-03-02 00:00:00+00	2026-03-02 00:00:00+00	\N	\N	2026-03-02 00:00:00+00	Pengaduan TNT-PZ3C-3JYX-E sudah kami terima				\N	45	44	\N
207	dispatched	id	{"unit": "unit-25", "duties": [{"kind": "settle", "due_on": "2026-03-25", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-25"}	demo	<2f24656f-aa41-4386-82b5-21ffccc8318a@localhost>	sent	0	2026-03-03 00:00:00+00	2026-03-03 00:00:00+00	\N	\N	2026-03-03 00:00:00+00	Pengaduan TNT-PZ3C-3JYX-E sudah diteruskan				\N	45	44	\N
208	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-25", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-09", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<d91d6122-4e09-4adf-b21e-e5dba3de85eb@localhost>	sent	0	2026-03-03 00:00:00+00	2026-03-03 00:00:00+00	\N	\N	2026-03-03 00:00:00+00	Disposisi baru: TNT-PZ3C-3JYX-E				\N	45	\N	23
209	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-25", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-09", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<4be813b3-aa61-4f79-baa2-173bec478b8c@localhost>	sent	0	2026-03-03 00:00:00+00	2026-03-03 00:00:00+00	\N	\N	2026-03-03 00:00:00+00	Disposisi baru: TNT-PZ3C-3JYX-E				\N	45	\N	24
210	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-25", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-09", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<eb9fc3a5-8ab1-4d65-8dfe-3385155dae45@localhost>	sent	0	2026-03-03 00:00:00+00	2026-03-03 00:00:00+00	\N	\N	2026-03-03 00:00:00+00	Disposisi baru: TNT-PZ3C-3JYX-E				\N	45	\N	25
211	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-03-11", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-03-21", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2026-05-06", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	demo	<5e3063fa-a20f-47d7-a2a5-1f2c62002466@localhost>	sent	0	2026-03-07 00:00:00+00	2026-03-07 00:00:00+00	\N	\N	2026-03-07 00:00:00+00	Pengaduan TNT-M97K-MG45-N sudah kami terima				\N	46	45	\N
212	dispatched	id	{"unit": "unit-25", "duties": [{"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-25"}	demo	<6e8d6b2b-d6e7-4948-9b1c-dabfadbcbf84@localhost>	sent	0	2026-03-09 00:00:00+00	2026-03-09 00:00:00+00	\N	\N	2026-03-09 00:00:00+00	Pengaduan TNT-M97K-MG45-N sudah diteruskan				\N	46	45	\N
213	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-14", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<895f79b3-c1d2-4315-8616-79671a20982f@localhost>	sent	0	2026-03-09 00:00:00+00	2026-03-09 00:00:00+00	\N	\N	2026-03-09 00:00:00+00	Disposisi baru: TNT-M97K-MG45-N				\N	46	\N	23
214	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-14", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<dd345a6b-21bc-498e-aed8-e1d9c849f490@localhost>	sent	0	2026-03-09 00:00:00+00	2026-03-09 00:00:00+00	\N	\N	2026-03-09 00:00:00+00	Disposisi baru: TNT-M97K-MG45-N				\N	46	\N	24
215	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-03-31", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-03-14", "length": 5, "length_unit": "working_day", "provisional": false}]}	demo	<0b40f213-c229-4a9c-9fda-b4b0d55422de@localhost>	sent	0	2026-03-09 00:00:00+00	2026-03-09 00:00:00+00	\N	\N	2026-03-09 00:00:00+00	Disposisi baru: TNT-M97K-MG45-N				\N	46	\N	25
216	redated_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-06-11", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<c06aa653-7806-4cf3-8fbf-ccfbf1597f27@localhost>	sent	0	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	\N	2026-05-20 02:00:00+00	Batas waktu bergeser: TNT-7AZ8-EFYZ-F	Batas waktu bergeser karena perubahan kalender\n\nNomor pengaduan: TNT-7AZ8-EFYZ-F\n\nKalender hari libur berubah. Batas waktu pengaduan ini sekarang:\n\n- Penyelesaian (60 hari kerja)\n  Kamis, 11 Juni 2026\n\nBuka halaman kasus:\n[[link]]\n\n--\nAnda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	20	\N	3
217	redated_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-06-11", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<ed26bea4-0494-4960-b799-ce9987097ac8@localhost>	sent	0	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	\N	2026-05-20 02:00:00+00	Batas waktu bergeser: TNT-7AZ8-EFYZ-F				\N	20	\N	5
218	redated	id	{"duties": [{"kind": "settle", "due_on": "2026-06-11", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<b4ba907f-a2d6-4c2e-8964-31922f183426@localhost>	sent	0	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	\N	2026-05-20 02:00:00+00	Batas waktu pengaduan TNT-7AZ8-EFYZ-F bergeser	Hari libur baru ditetapkan\n\nNomor pengaduan: TNT-7AZ8-EFYZ-F\n\nPemerintah menetapkan hari libur setelah kami memberi tahu Anda batas waktu pengaduan ini. Hari libur tidak dihitung, sehingga batasnya bergeser:\n\n- Pengaduan Anda dijawab (60 hari kerja)\n  Kamis, 11 Juni 2026\n\nBuka pengaduan saya:\n[[link]]\n\n--\nTautan ini hanya untuk Anda dan berlaku 14 hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda.\nSurel ini dikirim otomatis dan balasannya tidak terbaca.\n			\N	20	20	\N
219	redated_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-06-11", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<543e168c-d9bf-4715-bf53-299724916626@localhost>	sent	0	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	\N	2026-05-20 02:00:00+00	Batas waktu bergeser: TNT-ASSC-GFM9-N				\N	34	\N	3
220	redated_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-06-11", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<3fa04d46-bc92-4893-8128-07d03e7ac8e5@localhost>	sent	0	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	\N	2026-05-20 02:00:00+00	Batas waktu bergeser: TNT-ASSC-GFM9-N				\N	34	\N	5
221	redated	id	{"duties": [{"kind": "settle", "due_on": "2026-06-11", "length": 60, "length_unit": "working_day", "provisional": false}]}	demo	<1aa381d4-c2f2-4ca2-8caa-dcde589fbfb1@localhost>	sent	0	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	\N	2026-05-20 02:00:00+00	Batas waktu pengaduan TNT-ASSC-GFM9-N bergeser				\N	34	33	\N
222	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<1534ef6e-2958-4aac-8b6c-a745f94abdb5@localhost>	sent	1	2026-11-28 16:07:17.519478+00	2026-11-28 16:07:17.519478+00	2026-11-28 16:07:17.583311+00	\N	2026-11-28 16:07:17.593647+00	Pengaduan TNT-H2SY-Q2Q3-M sudah kami terima				\N	55	46	\N
223	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<86a26e76-cf06-4392-baaa-2a7c5040a632@localhost>	held	0	2026-11-28 16:07:17.531564+00	2026-11-28 16:07:17.531564+00	\N	\N	\N					\N	56	47	\N
224	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<8e1b7348-9e0f-4064-9443-ab682dd8514c@localhost>	set_aside	1	2026-11-28 16:07:17.54497+00	2026-11-28 16:07:17.54497+00	2026-11-28 16:07:17.599761+00	2026-11-28 16:07:17.612238+00	\N				smtp_550	\N	57	48	\N
225	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<5df15258-6fe7-40d1-82bf-42ecf8328191@localhost>	queued	1	2026-11-28 16:07:17.560294+00	2026-11-28 16:07:37.642592+00	2026-11-28 16:07:17.619476+00	2026-11-28 16:07:17.642592+00	\N				timeout	\N	58	49	\N
226	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<1cc3b3cd-948b-448c-896e-c2ee9f245b4a@localhost>	sending	1	2026-11-28 16:07:17.648484+00	2026-11-28 16:07:17.648484+00	2026-11-28 16:07:17.685662+00	\N	\N					\N	59	50	\N
227	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<3f2cf3d0-887e-4a3d-8475-c4b68ada8329@localhost>	queued	0	2026-11-28 16:07:17.668479+00	2026-11-28 16:07:17.668479+00	\N	\N	\N					\N	60	51	\N
228	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<18c216ff-b6c6-4b29-8b60-5df467cb2d81@localhost>	queued	0	2026-11-28 16:07:17.727384+00	2026-11-28 16:07:17.727384+00	\N	\N	\N					\N	61	52	\N
229	dispatched	id	{"unit": "unit-1", "duties": [{"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}], "unit_name": "Unit-1"}	live	<65e303ec-805a-4687-ad3a-98e7f3bad8af@localhost>	queued	0	2026-11-28 16:07:17.774812+00	2026-11-28 16:07:17.774812+00	\N	\N	\N					\N	61	52	\N
230	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-12-04", "length": 5, "length_unit": "working_day", "provisional": false}]}	live	<7ef16760-65ea-4839-b10a-546ea4a4f4ac@localhost>	queued	0	2026-11-28 16:07:17.774812+00	2026-11-28 16:07:17.774812+00	\N	\N	\N					\N	61	\N	3
231	dispatched_to_you	id	{"duties": [{"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "follow_up", "due_on": "2026-12-04", "length": 5, "length_unit": "working_day", "provisional": false}]}	live	<a5ca4504-649a-48a5-b506-6eb16610d187@localhost>	queued	0	2026-11-28 16:07:17.774812+00	2026-11-28 16:07:17.774812+00	\N	\N	\N					\N	61	\N	5
232	receipt	id	{"duties": [{"kind": "verify", "due_on": "2026-12-02", "length": 3, "length_unit": "working_day", "provisional": false}, {"kind": "first_answer", "due_on": "2026-12-12", "length": 14, "length_unit": "calendar_day", "provisional": false}, {"kind": "settle", "due_on": "2026-12-17", "length": 14, "length_unit": "working_day", "provisional": false}, {"kind": "decide", "due_on": "2027-01-27", "length": 60, "length_unit": "calendar_day", "provisional": false}]}	live	<647f9537-7ee5-4407-b237-e04257ab27b2@localhost>	queued	0	2026-11-28 16:07:17.942076+00	2026-11-28 16:07:17.942076+00	\N	\N	\N					\N	62	53	\N
\.


COPY public.workflow_calendar (id, code, name, kind, version, covers_every_year, retired_on, parent_id) FROM stdin;
1	none	Tanpa hari libur	national	1	t	\N	\N
2	id	Indonesia	national	8	f	\N	\N
3	papua	Papua	regional	3	f	\N	2
\.


COPY public.workflow_calendarchange (id, decree, source, whole_years, proposed_years, state, proposed_at, approved_at, dropped_at, version, total, seen, moved, dated, stops_late, starts_late, told, finished_at, approved_by_id, calendar_id, proposed_by_id) FROM stdin;
1	paket holidays 0.109	shipped	{2023}	{}	applied	2026-11-28 16:07:02.46355+00	2026-11-28 16:07:02.493831+00	\N	2	0	0	0	0	0	0	0	2026-11-28 16:07:02.569687+00	\N	2	\N
2	paket holidays 0.109	shipped	{2024}	{}	applied	2026-11-28 16:07:02.592614+00	2026-11-28 16:07:02.616188+00	\N	3	0	0	0	0	0	0	0	2026-11-28 16:07:02.67802+00	\N	2	\N
3	SKB 3 Menteri 1017/2/2 Tahun 2024	shipped	{2025}	{}	applied	2026-11-28 16:07:02.69518+00	2026-11-28 16:07:02.719355+00	\N	4	0	0	0	0	0	0	0	2026-11-28 16:07:02.794256+00	\N	2	\N
4	SKB 3 Menteri 933/1/3 Tahun 2025	shipped	{}	{}	applied	2026-11-28 16:07:02.812791+00	2026-11-28 16:07:02.835466+00	\N	5	0	0	0	0	0	0	0	2026-11-28 16:07:02.893422+00	\N	2	\N
5	SKB 3 Menteri 1497/2/5 Tahun 2025	shipped	{2026}	{}	applied	2026-11-28 16:07:02.907761+00	2026-11-28 16:07:02.937241+00	\N	6	0	0	0	0	0	0	0	2026-11-28 16:07:03.005488+00	\N	2	\N
6	usulan menurut paket holidays 0.109, belum ditetapkan	shipped	{}	{2027}	applied	2026-11-28 16:07:03.020673+00	2026-11-28 16:07:03.044926+00	\N	7	0	0	0	0	0	0	0	2026-11-28 16:07:03.11011+00	\N	2	\N
7	SKB Tambahan	csv	{}	{}	applied	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	\N	8	94	94	2	0	0	0	2	2026-05-20 02:00:00+00	\N	2	\N
8	Keputusan Uji	csv	{}	{}	proposed	2026-05-21 02:00:00+00	\N	\N	\N	0	0	0	0	0	0	0	\N	\N	2	\N
9	Keputusan Uji	csv	{}	{}	dropped	2026-05-21 02:00:00+00	\N	2026-05-22 02:00:00+00	\N	0	0	0	0	0	0	0	\N	\N	2	\N
10	Keputusan Uji	csv	{}	{}	applying	2026-05-25 02:00:00+00	2026-05-25 02:00:00+00	\N	3	5	0	0	0	0	0	0	\N	\N	3	\N
\.


COPY public.workflow_calendarversion (id, version, parent_version, made_at, calendar_id, change_id) FROM stdin;
1	1	\N	2026-11-28 16:07:02.210126+00	1	\N
2	1	\N	2026-11-28 16:07:02.219402+00	2	\N
3	2	\N	2026-11-28 16:07:02.493831+00	2	1
4	3	\N	2026-11-28 16:07:02.616188+00	2	2
5	4	\N	2026-11-28 16:07:02.719355+00	2	3
6	5	\N	2026-11-28 16:07:02.835466+00	2	4
7	6	\N	2026-11-28 16:07:02.937241+00	2	5
8	7	\N	2026-11-28 16:07:03.044926+00	2	6
9	1	7	2026-11-28 16:07:16.087946+00	3	\N
10	8	\N	2026-05-20 02:00:00+00	2	7
11	2	8	2026-05-20 02:00:00+00	3	7
12	3	8	2026-05-25 02:00:00+00	3	10
\.


COPY public.workflow_calendaryear (id, year, status, from_version, until_version, calendar_id) FROM stdin;
1	2023	decreed	2	\N	2
2	2024	decreed	3	\N	2
3	2025	decreed	4	\N	2
4	2026	decreed	6	\N	2
5	2027	proposed	7	\N	2
\.


COPY public.workflow_duty (id, kind, round, holder, opened_on, opened_at, due_on, due_at, met_at, ended_at, ended_by, original_due_on, told_at, length, length_unit, week, rule, citation, certainty, calendar, extensions, extended_days, extension_contested_at, suspensions, suspended_days, suspended_at, frozen_due_on, resume_by_at, own_due_on, shared_due_on, provisional, awaits_year, rung, rung_at, swept_at, complaint_id, promise_id) FROM stdin;
1	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	1	\N
2	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	\N	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	1	\N
3	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	\N	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	1	\N
4	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	1	\N
5	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	1	\N
6	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	2	\N
7	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	\N	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	2	\N
8	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	\N	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	2	\N
9	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	2	\N
10	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	2	\N
11	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	3	\N
12	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	3	\N
13	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	3	\N
14	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-04-06	2026-04-06 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	1	5	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-30 17:00:00+00	\N	3	\N
15	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	3	\N
16	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	3	\N
17	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	4	\N
18	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	4	\N
19	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	4	\N
20	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-04-17	2026-04-17 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	1	14	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-13 17:00:00+00	\N	4	\N
21	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	4	\N
22	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	4	\N
23	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	5	\N
24	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	\N	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	5	\N
25	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	\N	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	5	\N
26	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	5	\N
27	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	5	\N
28	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	6	\N
29	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	6	\N
30	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	6	\N
31	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-03 02:00:00+00	file_incomplete	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	6	\N
32	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-03 02:00:00+00	file_incomplete	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	6	\N
33	complete	1	complainant	2026-03-03	2026-03-03 02:00:00+00	2026-04-02	2026-04-02 17:00:00+00	\N	\N		2026-04-02	2026-03-03 02:00:00+00	30	calendar_day	12345	uu25-2009/complete	UU 25/2009 Pasal 44 ayat (4) dan (5)	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	6	\N
34	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	7	\N
35	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	7	\N
36	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	7	\N
37	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	7	\N
38	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	7	\N
39	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	7	\N
40	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	8	\N
41	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	8	\N
42	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	8	\N
43	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	8	\N
44	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	8	\N
45	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	8	\N
46	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	9	\N
47	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	9	\N
48	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	9	\N
49	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	9	\N
50	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	9	\N
51	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	9	\N
52	notify	1	agency	2026-03-05	2026-03-05 02:00:00+00	2026-03-19	2026-03-19 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-19	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	9	\N
53	reply	1	complainant	2026-03-05	2026-03-05 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	\N	\N		2026-03-26	2026-03-05 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	9	\N
54	remedy	1	unit	2026-03-05	2026-03-05 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	\N	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/remedy	Aturan Tuntas	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	9	\N
55	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	10	\N
56	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	10	\N
57	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	10	\N
58	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	10	\N
59	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	10	\N
60	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	2026-03-04 02:00:00+00	escalate	2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	10	\N
61	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	11	\N
62	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	11	\N
63	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	11	\N
64	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	11	\N
65	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	11	\N
66	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	11	\N
67	notify	1	agency	2026-03-05	2026-03-05 02:00:00+00	2026-03-19	2026-03-19 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-19	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	11	\N
68	reply	1	complainant	2026-03-05	2026-03-05 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	2026-03-06 02:00:00+00	\N		2026-03-26	2026-03-05 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	11	\N
69	remedy	1	unit	2026-03-05	2026-03-05 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	\N	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/remedy	Aturan Tuntas	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	11	\N
70	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	12	\N
71	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	12	\N
72	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	12	\N
73	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-03 02:00:00+00	reject	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	12	\N
74	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-03 02:00:00+00	reject	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	12	\N
75	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	13	\N
76	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	\N	2026-03-03 02:00:00+00	withdraw	2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	13	\N
77	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	\N	2026-03-03 02:00:00+00	withdraw	2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	13	\N
78	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-03 02:00:00+00	withdraw	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	13	\N
79	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-03 02:00:00+00	withdraw	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	13	\N
80	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	14	\N
81	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	14	\N
82	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	14	\N
83	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-04-06	2026-04-06 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	1	5	2026-03-06 02:00:00+00	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-30 17:00:00+00	\N	14	\N
84	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	14	\N
85	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	14	\N
86	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	15	\N
87	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	15	\N
88	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	15	\N
89	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-31	2026-03-31 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	1	2	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-25 17:00:00+00	\N	15	\N
90	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	15	\N
91	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	15	\N
92	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	16	\N
93	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	16	\N
94	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	16	\N
95	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-04-01	2026-04-01 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	1	3	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-26 17:00:00+00	\N	16	\N
96	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	16	\N
97	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	16	\N
98	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	17	\N
99	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	17	\N
100	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	17	\N
101	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-04-17	2026-04-17 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	1	14	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-13 17:00:00+00	\N	17	\N
102	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	17	\N
103	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	17	\N
104	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	18	\N
105	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	18	\N
106	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	18	\N
107	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-09	2026-03-09 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	5	working_day	12345	sp4n-2018/settle/information	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-03 17:00:00+00	\N	18	\N
108	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-05 02:00:00+00	reclassify	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	18	\N
109	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	18	\N
110	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	19	\N
111	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	19	\N
112	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	19	\N
113	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	19	\N
114	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	19	\N
115	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	19	\N
116	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	20	\N
117	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	20	\N
118	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	20	\N
119	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-06-11	2026-06-11 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	60	working_day	12345	sp4n-2018/settle/supervisory	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-04 17:00:00+00	\N	20	\N
120	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	20	\N
121	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	20	\N
122	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	21	\N
123	verify	1	agency	2026-02-25	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	\N	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_after	2026-03-04 17:00:00+00	\N	21	\N
124	first_answer	1	agency	2026-02-25	2026-03-02 02:00:00+00	2026-03-11	2026-03-11 17:00:00+00	\N	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-05 17:00:00+00	\N	21	\N
125	settle	1	unit	2026-02-25	2026-03-02 02:00:00+00	2026-03-17	2026-03-17 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 17:00:00+00	\N	21	\N
126	decide	1	agency	2026-02-25	2026-03-02 02:00:00+00	2026-04-26	2026-04-26 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-21 17:00:00+00	\N	21	\N
127	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	22	\N
128	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	22	\N
129	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	22	\N
130	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-03 02:00:00+00	file_incomplete	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	22	\N
131	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-03 02:00:00+00	file_incomplete	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	22	\N
132	complete	1	complainant	2026-03-03	2026-03-03 02:00:00+00	2026-04-02	2026-04-02 17:00:00+00	2026-03-09 02:00:00+00	\N		2026-04-02	2026-03-03 02:00:00+00	30	calendar_day	12345	uu25-2009/complete	UU 25/2009 Pasal 44 ayat (4) dan (5)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	22	\N
133	verify	1	agency	2026-03-09	2026-03-09 02:00:00+00	2026-03-12	2026-03-12 17:00:00+00	2026-03-10 02:00:00+00	\N		2026-03-12	\N	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-10 17:00:00+00	\N	22	\N
134	settle	1	unit	2026-03-09	2026-03-09 02:00:00+00	2026-04-06	2026-04-06 17:00:00+00	\N	\N		2026-04-06	2026-03-10 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-30 17:00:00+00	\N	22	\N
135	decide	1	agency	2026-03-09	2026-03-09 02:00:00+00	2026-05-08	2026-05-08 17:00:00+00	\N	\N		2026-05-08	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-05-04 17:00:00+00	\N	22	\N
136	follow_up	1	unit	2026-03-10	2026-03-10 02:00:00+00	2026-03-17	2026-03-17 17:00:00+00	\N	2026-03-11 02:00:00+00	send_back	2026-03-17	2026-03-10 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 17:00:00+00	\N	22	\N
137	verify	1	agency	2026-03-11	2026-03-11 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-12 02:00:00+00	\N		2026-03-16	\N	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-12 17:00:00+00	\N	22	\N
138	follow_up	1	unit	2026-03-12	2026-03-12 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	\N	2026-03-13 02:00:00+00	transfer	2026-03-26	2026-03-12 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-15 17:00:00+00	\N	22	\N
139	follow_up	1	unit	2026-03-13	2026-03-13 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-16 02:00:00+00	\N		2026-03-27	2026-03-13 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	22	\N
140	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	23	\N
141	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	23	\N
142	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	23	\N
143	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-03 02:00:00+00	file_incomplete	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	23	\N
144	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-03 02:00:00+00	file_incomplete	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	23	\N
145	complete	1	complainant	2026-03-03	2026-03-03 02:00:00+00	2026-04-02	2026-04-02 17:00:00+00	\N	2026-04-02 17:00:00+00	lapse	2026-04-02	2026-03-03 02:00:00+00	30	calendar_day	12345	uu25-2009/complete	UU 25/2009 Pasal 44 ayat (4) dan (5)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	23	\N
146	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	24	\N
147	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	24	\N
148	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	24	\N
149	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	24	\N
150	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	24	\N
151	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	24	\N
152	notify	1	agency	2026-03-05	2026-03-05 02:00:00+00	2026-03-19	2026-03-19 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-19	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	24	\N
153	reply	1	complainant	2026-03-05	2026-03-05 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	2026-03-26 17:00:00+00	\N		2026-03-26	2026-03-05 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	24	\N
154	remedy	1	unit	2026-03-05	2026-03-05 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	\N	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/remedy	Aturan Tuntas	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	24	\N
155	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	25	\N
156	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	25	\N
157	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	25	\N
158	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	25	\N
159	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	25	\N
160	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	25	\N
161	notify	1	agency	2026-03-05	2026-03-05 02:00:00+00	2026-03-19	2026-03-19 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-19	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	25	\N
162	reply	1	complainant	2026-03-05	2026-03-05 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	2026-03-06 02:00:00+00	\N		2026-03-26	2026-03-05 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	25	\N
163	settle	2	unit	2026-03-06	2026-03-06 02:00:00+00	2026-04-02	2026-04-02 17:00:00+00	2026-03-12 02:00:00+00	\N		2026-04-02	2026-03-06 02:00:00+00	14	working_day	12345	tuntas-1/settle/later/ordinary	Aturan Tuntas	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-29 17:00:00+00	\N	25	\N
164	notify	2	agency	2026-03-12	2026-03-12 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	2026-03-12 02:00:00+00	\N		2026-03-26	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	25	\N
165	reply	2	complainant	2026-03-12	2026-03-12 02:00:00+00	2026-04-02	2026-04-02 17:00:00+00	\N	\N		2026-04-02	2026-03-12 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	25	\N
166	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	26	\N
167	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	26	\N
168	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	26	\N
169	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	26	\N
170	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	26	\N
171	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	26	\N
172	notify	1	agency	2026-03-05	2026-03-05 02:00:00+00	2026-03-19	2026-03-19 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-19	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	26	\N
173	reply	1	complainant	2026-03-05	2026-03-05 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	\N	\N		2026-03-26	2026-03-05 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	26	\N
174	remedy	1	unit	2026-03-05	2026-03-05 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	2026-06-01 02:00:00+00	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/remedy	Aturan Tuntas	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	26	\N
175	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	27	\N
176	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	27	\N
177	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	27	\N
178	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	27	\N
179	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	27	\N
180	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	27	\N
181	notify	1	agency	2026-03-05	2026-03-05 02:00:00+00	2026-03-19	2026-03-19 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-19	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	27	\N
182	reply	1	complainant	2026-03-05	2026-03-05 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	2026-03-06 02:00:00+00	\N		2026-03-26	2026-03-05 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	27	\N
183	remedy	1	unit	2026-03-05	2026-03-05 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	\N	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/remedy	Aturan Tuntas	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	27	\N
184	settle	2	unit	2026-03-12	2026-03-12 02:00:00+00	2026-04-09	2026-04-09 17:00:00+00	\N	\N		2026-04-09	2026-03-12 02:00:00+00	14	working_day	12345	tuntas-1/settle/later/ordinary	Aturan Tuntas	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-05 17:00:00+00	\N	27	\N
185	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	28	\N
186	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	28	\N
187	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	28	\N
188	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-03 02:00:00+00	reject	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	28	\N
189	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-03 02:00:00+00	reject	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	28	\N
190	verify	1	agency	2026-03-10	2026-03-10 02:00:00+00	2026-03-13	2026-03-13 17:00:00+00	2026-03-12 02:00:00+00	\N		2026-03-13	\N	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	on_the_day	2026-03-12 17:00:00+00	\N	28	\N
191	settle	1	unit	2026-03-02	2026-03-10 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	28	\N
192	decide	1	agency	2026-03-02	2026-03-10 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	28	\N
193	follow_up	1	unit	2026-03-12	2026-03-12 02:00:00+00	2026-03-26	2026-03-26 17:00:00+00	\N	\N		2026-03-26	2026-03-12 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-15 17:00:00+00	\N	28	\N
194	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	29	\N
195	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	29	\N
196	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	29	\N
197	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	29	\N
198	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	29	\N
199	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	2026-03-04 02:00:00+00	escalate	2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	29	\N
200	settle	2	unit	2026-03-10	2026-03-10 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	\N	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/settle/remanded	Aturan Tuntas	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	29	\N
201	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	30	\N
202	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	30	\N
203	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	30	\N
204	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-17 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-25 17:00:00+00	\N	30	\N
205	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-17 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	30	\N
206	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	2026-03-04 02:00:00+00	escalate	2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	30	\N
207	settle	2	unit	2026-03-10	2026-03-10 02:00:00+00	2026-07-01	2026-07-01 17:00:00+00	2026-03-17 02:00:00+00	\N		2026-07-01	\N	\N	calendar_day	12345	tuntas-1/settle/remanded	Aturan Tuntas	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-25 17:00:00+00	\N	30	\N
208	notify	2	agency	2026-03-17	2026-03-17 02:00:00+00	2026-03-31	2026-03-31 17:00:00+00	2026-03-17 02:00:00+00	\N		2026-03-31	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	30	\N
209	reply	2	complainant	2026-03-17	2026-03-17 02:00:00+00	2026-04-08	2026-04-08 17:00:00+00	\N	\N		2026-04-08	2026-03-17 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	30	\N
210	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	31	\N
211	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	31	\N
212	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	31	\N
213	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	2026-03-10 02:00:00+00	conclude	2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	31	\N
214	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	2026-03-10 02:00:00+00	conclude	2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	31	\N
215	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	2026-03-04 02:00:00+00	escalate	2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	31	\N
216	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	32	\N
217	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	32	\N
218	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	32	\N
219	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	32	\N
220	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	32	\N
221	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	32	\N
222	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	33	\N
223	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	\N	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	33	\N
224	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	\N	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	33	\N
225	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-16 17:00:00+00	\N	33	\N
226	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	33	\N
227	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	34	\N
228	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	34	\N
229	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	34	\N
230	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-06-11	2026-06-11 17:00:00+00	\N	\N		2026-06-10	2026-03-02 02:00:00+00	60	working_day	12345	sp4n-2018/settle/supervisory	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-04 17:00:00+00	\N	34	\N
231	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	34	\N
232	follow_up	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-10	2026-03-10 17:00:00+00	\N	\N		2026-03-10	2026-03-03 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 17:00:00+00	\N	34	\N
233	receipt	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-03	2026-03-03 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-03	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	35	\N
234	verify	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-06	2026-03-06 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-06	2026-03-03 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-04 17:00:00+00	\N	35	\N
235	first_answer	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-17	2026-03-17 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-17	2026-03-03 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 17:00:00+00	\N	35	\N
236	settle	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-30	2026-03-30 17:00:00+00	\N	\N		2026-03-30	2026-03-03 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	2026-03-31 01:00:00+00	35	\N
237	decide	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-05-02	2026-05-02 17:00:00+00	\N	\N		2026-05-02	2026-03-03 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	2026-05-11 01:00:00+00	35	\N
238	follow_up	1	unit	2026-03-04	2026-03-04 02:00:00+00	2026-03-11	2026-03-11 17:00:00+00	2026-03-05 02:00:00+00	\N		2026-03-11	2026-03-04 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-05 17:00:00+00	\N	35	\N
239	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	36	\N
240	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	\N	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 17:00:00+00	\N	36	\N
241	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	\N	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	36	\N
242	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	2026-03-27	2026-03-30	f	\N	three_before	2026-03-16 17:00:00+00	\N	36	\N
243	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	2026-05-01	2026-05-02	f	\N	three_before	2026-04-27 17:00:00+00	\N	36	\N
244	receipt	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-03	2026-03-03 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-03	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	37	\N
245	verify	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-06	2026-03-06 17:00:00+00	\N	2026-03-06 02:00:00+00	link	2026-03-06	2026-03-03 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_after	2026-03-10 17:00:00+00	\N	37	\N
246	first_answer	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-17	2026-03-17 17:00:00+00	\N	2026-03-06 02:00:00+00	link	2026-03-17	2026-03-03 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 17:00:00+00	\N	37	\N
247	settle	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	\N	\N		2026-03-30	2026-03-03 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	2026-03-30	2026-03-27	f	\N	three_before	2026-03-16 17:00:00+00	\N	37	\N
248	decide	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	\N	\N		2026-05-02	2026-03-03 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	2026-05-02	2026-05-01	f	\N	three_before	2026-04-27 17:00:00+00	\N	37	\N
249	receipt	1	agency	2026-03-04	2026-03-04 02:00:00+00	2026-03-04	2026-03-04 17:00:00+00	2026-03-04 02:00:00+00	\N		2026-03-04	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	38	\N
250	verify	1	agency	2026-03-04	2026-03-04 02:00:00+00	2026-03-09	2026-03-09 17:00:00+00	\N	2026-03-06 02:00:00+00	link	2026-03-09	2026-03-04 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	on_the_day	2026-03-08 17:00:00+00	\N	38	\N
251	first_answer	1	agency	2026-03-04	2026-03-04 02:00:00+00	2026-03-18	2026-03-18 17:00:00+00	\N	2026-03-06 02:00:00+00	link	2026-03-18	2026-03-04 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-12 17:00:00+00	\N	38	\N
252	settle	1	unit	2026-03-04	2026-03-04 02:00:00+00	2026-03-31	2026-03-31 17:00:00+00	\N	\N		2026-03-31	2026-03-04 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-25 17:00:00+00	\N	38	\N
253	decide	1	agency	2026-03-04	2026-03-04 02:00:00+00	2026-05-03	2026-05-03 17:00:00+00	\N	\N		2026-05-03	2026-03-04 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 17:00:00+00	\N	38	\N
254	verify	1	agency	2026-03-04	2026-03-09 02:00:00+00	2026-03-09	2026-03-09 17:00:00+00	\N	\N		2026-03-09	2026-03-04 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	on_the_day	2026-03-08 17:00:00+00	\N	38	\N
255	receipt	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-02	2026-03-02 17:00:00+00	2026-03-02 02:00:00+00	\N		2026-03-02	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	39	\N
256	verify	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-05	2026-03-05 17:00:00+00	2026-03-06 02:00:00+00	\N		2026-03-05	2026-03-02 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_after	2026-03-09 17:00:00+00	\N	39	\N
257	first_answer	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-03-16	2026-03-16 17:00:00+00	2026-03-06 02:00:00+00	\N		2026-03-16	2026-03-02 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 17:00:00+00	\N	39	\N
258	settle	1	unit	2026-03-02	2026-03-02 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-11 02:00:00+00	\N		2026-03-27	2026-03-02 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	2026-03-27	2026-03-30	f	\N	three_before	2026-03-16 17:00:00+00	\N	39	\N
259	decide	1	agency	2026-03-02	2026-03-02 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-11 02:00:00+00	\N		2026-05-01	2026-03-02 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	2026-05-01	2026-05-02	f	\N	three_before	2026-04-27 17:00:00+00	\N	39	\N
260	receipt	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-03	2026-03-03 17:00:00+00	2026-03-03 02:00:00+00	\N		2026-03-03	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	40	\N
261	verify	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-06	2026-03-06 17:00:00+00	\N	2026-03-05 02:00:00+00	link	2026-03-06	2026-03-03 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	on_the_day	2026-03-05 17:00:00+00	\N	40	\N
262	first_answer	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-03-17	2026-03-17 17:00:00+00	\N	2026-03-05 02:00:00+00	link	2026-03-17	2026-03-03 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 17:00:00+00	\N	40	\N
263	settle	1	unit	2026-03-03	2026-03-03 02:00:00+00	2026-03-27	2026-03-27 17:00:00+00	2026-03-11 02:00:00+00	\N		2026-03-30	2026-03-03 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@7	0	0	\N	0	0	\N	\N	\N	2026-03-30	2026-03-27	f	\N	three_before	2026-03-16 17:00:00+00	\N	40	\N
264	decide	1	agency	2026-03-03	2026-03-03 02:00:00+00	2026-05-01	2026-05-01 17:00:00+00	2026-03-11 02:00:00+00	\N		2026-05-02	2026-03-03 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@7	0	0	\N	0	0	\N	\N	\N	2026-05-02	2026-05-01	f	\N	three_before	2026-04-27 17:00:00+00	\N	40	\N
265	follow_up	1	unit	2026-03-06	2026-03-06 02:00:00+00	2026-03-13	2026-03-13 17:00:00+00	2026-03-09 02:00:00+00	\N		2026-03-13	2026-03-06 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-09 17:00:00+00	\N	39	\N
266	notify	1	agency	2026-03-11	2026-03-11 02:00:00+00	2026-03-25	2026-03-25 17:00:00+00	2026-03-11 02:00:00+00	\N		2026-03-25	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	39	\N
267	reply	1	complainant	2026-03-11	2026-03-11 02:00:00+00	2026-04-01	2026-04-01 17:00:00+00	\N	\N		2026-04-01	2026-03-11 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	39	\N
268	notify	1	agency	2026-03-11	2026-03-11 02:00:00+00	2026-03-25	2026-03-25 17:00:00+00	2026-03-11 02:00:00+00	\N		2026-03-25	\N	14	calendar_day	12345	uu25-2009/notify	UU 25/2009 Pasal 50 ayat (2)	R	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	40	\N
269	reply	1	complainant	2026-03-11	2026-03-11 02:00:00+00	2026-04-01	2026-04-01 17:00:00+00	\N	\N		2026-04-01	2026-03-11 02:00:00+00	10	working_day	12345	sp4n-2018/reply	Janji layanan LAPOR!	R	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	40	\N
270	receipt	1	agency	2026-04-07	2026-04-07 02:00:00+00	2026-04-07	2026-04-07 17:00:00+00	2026-04-07 02:00:00+00	\N		2026-04-07	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	41	\N
271	verify	1	agency	2026-04-07	2026-04-07 02:00:00+00	2026-04-10	2026-04-10 17:00:00+00	2026-04-08 02:00:00+00	\N		2026-04-10	2026-04-07 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-04-08 17:00:00+00	\N	41	\N
272	first_answer	1	agency	2026-04-07	2026-04-07 02:00:00+00	2026-04-21	2026-04-21 17:00:00+00	2026-04-08 02:00:00+00	\N		2026-04-21	2026-04-07 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-15 17:00:00+00	\N	41	\N
273	settle	1	unit	2026-04-07	2026-04-07 02:00:00+00	2026-04-16	2026-04-16 17:00:00+00	\N	\N		2026-04-16	2026-04-07 02:00:00+00	7	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-12 17:00:00+00	\N	41	1
274	decide	1	agency	2026-04-07	2026-04-07 02:00:00+00	2026-06-06	2026-06-06 17:00:00+00	\N	\N		2026-06-06	2026-04-07 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-02 17:00:00+00	\N	41	\N
275	follow_up	1	unit	2026-04-08	2026-04-08 02:00:00+00	2026-04-15	2026-04-15 17:00:00+00	\N	\N		2026-04-15	2026-04-08 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-09 17:00:00+00	\N	41	\N
276	receipt	1	agency	2026-04-21	2026-04-21 02:00:00+00	2026-04-21	2026-04-21 17:00:00+00	2026-04-21 02:00:00+00	\N		2026-04-21	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	42	\N
277	verify	1	agency	2026-04-21	2026-04-21 02:00:00+00	2026-04-24	2026-04-24 17:00:00+00	2026-04-22 02:00:00+00	\N		2026-04-24	2026-04-21 02:00:00+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-04-22 17:00:00+00	\N	42	\N
278	first_answer	1	agency	2026-04-21	2026-04-21 02:00:00+00	2026-05-05	2026-05-05 17:00:00+00	2026-04-22 02:00:00+00	\N		2026-05-05	2026-04-21 02:00:00+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@7	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-28 17:00:00+00	\N	42	\N
279	settle	1	unit	2026-04-21	2026-04-21 02:00:00+00	2026-05-12	2026-05-12 17:00:00+00	\N	\N		2026-05-12	2026-04-21 02:00:00+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-05-06 17:00:00+00	\N	42	\N
280	decide	1	agency	2026-04-21	2026-04-21 02:00:00+00	2026-06-20	2026-06-20 17:00:00+00	\N	\N		2026-06-20	2026-04-21 02:00:00+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-06-16 17:00:00+00	\N	42	\N
281	follow_up	1	unit	2026-04-22	2026-04-22 02:00:00+00	2026-04-29	2026-04-29 17:00:00+00	\N	\N		2026-04-29	2026-04-22 02:00:00+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-23 17:00:00+00	\N	42	\N
282	verify	1	agency	2026-03-02	2026-03-02 09:00:00+00	2026-03-09	2026-03-10 00:00:00+00	2026-03-03 09:00:00+00	\N		2026-03-09	2026-03-02 09:00:00+00	5	working_day	12345	uk-lgo-2024/verify	Complaint Handling Code 6.2	V	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 00:00:00+00	\N	43	\N
283	settle	1	unit	2026-03-02	2026-03-02 09:00:00+00	2026-03-16	2026-03-17 00:00:00+00	2026-03-10 09:00:00+00	\N		2026-03-16	2026-03-02 09:00:00+00	10	working_day	12345	uk-lgo-2024/settle	Complaint Handling Code 6.3	V	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 00:00:00+00	\N	43	\N
284	reply	1	complainant	2026-03-10	2026-03-10 09:00:00+00	2026-04-07	2026-04-07 23:00:00+00	\N	\N		2026-04-07	2026-03-10 09:00:00+00	20	working_day	12345	uk-lgo-2024/reply	Own rule	R	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	43	\N
285	verify	1	agency	2026-03-02	2026-03-02 09:00:00+00	2026-03-09	2026-03-10 00:00:00+00	2026-03-03 09:00:00+00	\N		2026-03-09	2026-03-02 09:00:00+00	5	working_day	12345	uk-lgo-2024/verify	Complaint Handling Code 6.2	V	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 00:00:00+00	\N	44	\N
286	settle	1	unit	2026-03-02	2026-03-02 09:00:00+00	2026-03-16	2026-03-17 00:00:00+00	\N	\N		2026-03-16	2026-03-02 09:00:00+00	10	working_day	12345	uk-lgo-2024/settle	Complaint Handling Code 6.3	V	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 00:00:00+00	\N	44	\N
287	receipt	1	agency	2026-03-02	2026-03-02 00:00:00+00	2026-03-02	2026-03-02 15:00:00+00	2026-03-02 00:00:00+00	\N		2026-03-02	\N	0	calendar_day	123456	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	45	\N
288	verify	1	agency	2026-03-02	2026-03-02 00:00:00+00	2026-03-05	2026-03-05 15:00:00+00	2026-03-03 00:00:00+00	\N		2026-03-05	2026-03-02 00:00:00+00	3	working_day	123456	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-03 15:00:00+00	\N	45	\N
289	first_answer	1	agency	2026-03-02	2026-03-02 00:00:00+00	2026-03-16	2026-03-16 15:00:00+00	2026-03-03 00:00:00+00	\N		2026-03-16	2026-03-02 00:00:00+00	14	calendar_day	123456	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-11 15:00:00+00	\N	45	\N
290	settle	1	unit	2026-03-02	2026-03-02 00:00:00+00	2026-03-25	2026-03-25 15:00:00+00	\N	\N		2026-03-25	2026-03-02 00:00:00+00	14	working_day	123456	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	papua@2	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-13 15:00:00+00	\N	45	\N
291	decide	1	agency	2026-03-02	2026-03-02 00:00:00+00	2026-05-01	2026-05-01 15:00:00+00	\N	\N		2026-05-01	2026-03-02 00:00:00+00	60	calendar_day	123456	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	papua@2	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-04-27 15:00:00+00	\N	45	\N
292	follow_up	1	unit	2026-03-03	2026-03-03 00:00:00+00	2026-03-09	2026-03-09 15:00:00+00	\N	\N		2026-03-09	2026-03-03 00:00:00+00	5	working_day	123456	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	papua@2	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-04 15:00:00+00	\N	45	\N
293	receipt	1	agency	2026-03-07	2026-03-07 00:00:00+00	2026-03-07	2026-03-07 15:00:00+00	2026-03-07 00:00:00+00	\N		2026-03-07	\N	0	calendar_day	123456	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	46	\N
294	verify	1	agency	2026-03-07	2026-03-07 00:00:00+00	2026-03-11	2026-03-11 15:00:00+00	2026-03-09 00:00:00+00	\N		2026-03-11	2026-03-07 00:00:00+00	3	working_day	123456	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-03-09 15:00:00+00	\N	46	\N
295	first_answer	1	agency	2026-03-07	2026-03-07 00:00:00+00	2026-03-21	2026-03-21 15:00:00+00	2026-03-09 00:00:00+00	\N		2026-03-21	2026-03-07 00:00:00+00	14	calendar_day	123456	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-13 15:00:00+00	\N	46	\N
296	settle	1	unit	2026-03-07	2026-03-07 00:00:00+00	2026-03-31	2026-03-31 15:00:00+00	\N	\N		2026-03-31	2026-03-07 00:00:00+00	14	working_day	123456	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	papua@2	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-26 15:00:00+00	\N	46	\N
297	decide	1	agency	2026-03-07	2026-03-07 00:00:00+00	2026-05-06	2026-05-06 15:00:00+00	\N	\N		2026-05-06	2026-03-07 00:00:00+00	60	calendar_day	123456	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	papua@2	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-05-01 15:00:00+00	\N	46	\N
298	follow_up	1	unit	2026-03-09	2026-03-09 00:00:00+00	2026-03-14	2026-03-14 15:00:00+00	2026-03-10 00:00:00+00	\N		2026-03-14	2026-03-09 00:00:00+00	5	working_day	123456	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	papua@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-03-10 15:00:00+00	\N	46	\N
299	settle	1	unit	2017-12-31	2018-01-01 07:59:58+00	2018-01-18	2018-01-19 08:00:00+00	2018-04-09 16:18:35+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	47	\N
300	decide	1	agency	2017-12-31	2018-01-01 07:59:58+00	2018-03-01	2018-03-02 08:00:00+00	2018-04-09 16:18:35+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	47	\N
301	settle	1	unit	2017-12-31	2018-01-01 07:56:39+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-03 18:11:23+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	48	\N
302	decide	1	agency	2017-12-31	2018-01-01 07:56:39+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-03 18:11:23+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	48	\N
303	settle	1	unit	2017-12-31	2018-01-01 07:53:39+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-03 18:12:06+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	49	\N
304	decide	1	agency	2017-12-31	2018-01-01 07:53:39+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-03 18:12:06+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	49	\N
305	settle	1	unit	2017-12-31	2018-01-01 07:51:08+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-03 18:11:36+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	50	\N
306	decide	1	agency	2017-12-31	2018-01-01 07:51:08+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-03 18:11:36+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	50	\N
307	settle	1	unit	2017-12-31	2018-01-01 07:50:59+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-03 04:28:47+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	51	\N
308	decide	1	agency	2017-12-31	2018-01-01 07:50:59+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-03 04:28:47+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	51	\N
309	settle	1	unit	2017-12-31	2018-01-01 07:50:56+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-02 22:40:00+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	52	\N
310	decide	1	agency	2017-12-31	2018-01-01 07:50:56+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-02 22:40:00+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	52	\N
311	settle	1	unit	2017-12-31	2018-01-01 07:46:28+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-03 18:12:00+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	53	\N
312	decide	1	agency	2017-12-31	2018-01-01 07:46:28+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-03 18:12:00+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	53	\N
313	settle	1	unit	2017-12-31	2018-01-01 07:41:12+00	2018-01-18	2018-01-19 08:00:00+00	2018-01-04 17:12:15+00	\N		2018-01-18	\N	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-01-15 08:00:00+00	\N	54	\N
314	decide	1	agency	2017-12-31	2018-01-01 07:41:12+00	2018-03-01	2018-03-02 08:00:00+00	2018-01-04 17:12:15+00	\N		2018-03-01	\N	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	none@1	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2018-02-26 08:00:00+00	\N	54	\N
315	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.519478+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.519478+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	55	\N
316	verify	1	agency	2026-11-28	2026-11-28 16:07:17.519478+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.519478+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	55	\N
317	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.519478+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.519478+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	55	\N
318	settle	1	unit	2026-11-28	2026-11-28 16:07:17.519478+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.519478+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	55	\N
319	decide	1	agency	2026-11-28	2026-11-28 16:07:17.519478+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.519478+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	55	\N
320	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.531564+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.531564+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	56	\N
321	verify	1	agency	2026-11-28	2026-11-28 16:07:17.531564+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.531564+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	56	\N
322	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.531564+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.531564+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	56	\N
323	settle	1	unit	2026-11-28	2026-11-28 16:07:17.531564+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.531564+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	56	\N
324	decide	1	agency	2026-11-28	2026-11-28 16:07:17.531564+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.531564+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	56	\N
325	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.54497+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.54497+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	57	\N
326	verify	1	agency	2026-11-28	2026-11-28 16:07:17.54497+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.54497+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	57	\N
327	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.54497+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.54497+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	57	\N
328	settle	1	unit	2026-11-28	2026-11-28 16:07:17.54497+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.54497+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	57	\N
329	decide	1	agency	2026-11-28	2026-11-28 16:07:17.54497+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.54497+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	57	\N
330	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.560294+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.560294+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	58	\N
331	verify	1	agency	2026-11-28	2026-11-28 16:07:17.560294+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.560294+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	58	\N
332	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.560294+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.560294+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	58	\N
333	settle	1	unit	2026-11-28	2026-11-28 16:07:17.560294+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.560294+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	58	\N
334	decide	1	agency	2026-11-28	2026-11-28 16:07:17.560294+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.560294+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	58	\N
335	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.648484+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.648484+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	59	\N
336	verify	1	agency	2026-11-28	2026-11-28 16:07:17.648484+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.648484+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	59	\N
337	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.648484+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.648484+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	59	\N
338	settle	1	unit	2026-11-28	2026-11-28 16:07:17.648484+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.648484+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	59	\N
339	decide	1	agency	2026-11-28	2026-11-28 16:07:17.648484+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.648484+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	59	\N
340	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.668479+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.668479+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	60	\N
341	verify	1	agency	2026-11-28	2026-11-28 16:07:17.668479+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.668479+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	60	\N
342	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.668479+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.668479+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	60	\N
343	settle	1	unit	2026-11-28	2026-11-28 16:07:17.668479+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.668479+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	60	\N
344	decide	1	agency	2026-11-28	2026-11-28 16:07:17.668479+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.668479+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	60	\N
345	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.727384+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.727384+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	61	\N
346	verify	1	agency	2026-11-28	2026-11-28 16:07:17.727384+00	2026-12-02	2026-12-02 17:00:00+00	2026-11-28 16:07:17.774812+00	\N		2026-12-02	2026-11-28 16:07:17.727384+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	61	\N
347	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.727384+00	2026-12-12	2026-12-12 17:00:00+00	2026-11-28 16:07:17.774812+00	\N		2026-12-12	2026-11-28 16:07:17.727384+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	61	\N
348	settle	1	unit	2026-11-28	2026-11-28 16:07:17.727384+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.727384+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	61	\N
349	decide	1	agency	2026-11-28	2026-11-28 16:07:17.727384+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.727384+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	61	\N
350	follow_up	1	unit	2026-11-28	2026-11-28 16:07:17.774812+00	2026-12-04	2026-12-04 17:00:00+00	\N	\N		2026-12-04	2026-11-28 16:07:17.774812+00	5	working_day	12345	sp4n-2018/follow_up	Janji layanan LAPOR!	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-11-30 17:00:00+00	\N	61	\N
351	receipt	1	agency	2026-11-28	2026-11-28 16:07:17.942076+00	2026-11-28	2026-11-28 17:00:00+00	2026-11-28 16:07:17.942076+00	\N		2026-11-28	\N	0	calendar_day	12345	uu25-2009/receipt	UU 25/2009 Pasal 44 ayat (1) dan (2)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N		\N	\N	62	\N
352	verify	1	agency	2026-11-28	2026-11-28 16:07:17.942076+00	2026-12-02	2026-12-02 17:00:00+00	\N	\N		2026-12-02	2026-11-28 16:07:17.942076+00	3	working_day	12345	sp4n-2018/verify	PermenPANRB 62/2018; LAPOR! FAQ	V	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	one_before	2026-11-30 17:00:00+00	\N	62	\N
353	first_answer	1	agency	2026-11-28	2026-11-28 16:07:17.942076+00	2026-12-12	2026-12-12 17:00:00+00	\N	\N		2026-12-12	2026-11-28 16:07:17.942076+00	14	calendar_day	12345	uu25-2009/first_answer	UU 25/2009 Pasal 44 ayat (3)	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-08 17:00:00+00	\N	62	\N
354	settle	1	unit	2026-11-28	2026-11-28 16:07:17.942076+00	2026-12-17	2026-12-17 17:00:00+00	\N	\N		2026-12-17	2026-11-28 16:07:17.942076+00	14	working_day	12345	sp4n-2018/settle/ordinary	PermenPANRB 62/2018 Bab VI	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2026-12-13 17:00:00+00	\N	62	\N
355	decide	1	agency	2026-11-28	2026-11-28 16:07:17.942076+00	2027-01-27	2027-01-27 17:00:00+00	\N	\N		2027-01-27	2026-11-28 16:07:17.942076+00	60	calendar_day	12345	uu25-2009/decide/ordinary	UU 25/2009 Pasal 50 ayat (1); Perpres 76/2013	V2	id@8	0	0	\N	0	0	\N	\N	\N	\N	\N	f	\N	three_before	2027-01-21 17:00:00+00	\N	62	\N
\.


COPY public.workflow_event (id, seq, name, from_state, to_state, actor_kind, origin, at, effective_at, recorded_at, audience, facts, statements, actor_id, complaint_id) FROM stdin;
1	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.341689+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "letter", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [1, "a33978f0c3d43170d103e62f37a4d7ce6ca10d5a6439ae81365bac1738ee9964"], "description": [2, "e7889408c3293541b6e665e61180074558217c99ddd419d367313388056826cb"]}	\N	1
2	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.367149+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "letter", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [3, "e35c95b18753a6a863a78890e5602d76d038d5d06ccefc8e42bc49b3c3a1ada6"], "description": [4, "d81aaa957f0411f9845e50ca000a26a106aeb525805d6543e4540074796c8c7d"]}	\N	2
3	2	attached	received	received	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.428773+00	complainant	{"sha256": "eaa4a94ea300e0d2c775968cbe42f0b5b51ceafdeb73d64e9efddf6d4e880865", "attachment": 1}	{}	1	2
4	3	receipt_date_claimed	received	received	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.465061+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "received_on": "2026-02-25"}	{"reasons": [5, "eb342422305ee52e3916f4b03a144c84c00aaa1057f15dfcaf7a577d41b3bfcd"]}	2	2
5	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.491456+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [6, "5b196cbd1ccb04d2f57ccffa2ab33ff687eb45d5fa72deedfca4c531db17d4a4"], "description": [7, "bc23198b93bad5206765697eb74975d7c7dd2a8c7cbb619715950dc48314b3b3"]}	\N	3
6	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.545072+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	3
7	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:03.621174+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	3
8	4	extended	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:03.654992+00	complainant	{"was": "2026-03-27", "days": 5, "kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1, "due_on": "2026-04-06", "unit_of_days": "working_day"}	{"reasons": [8, "7ce2613f7b5261584e2b01cf3ec270ea6ab5807c4e3a8322956589b53a3b8ecb"]}	5	3
9	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.695796+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [9, "ab26577cab66fb5a9c5021ec7fd0f1217e975308581e83a723c01e0e89a042be"], "description": [10, "3dccd8795f0c46314bca9a5e25234bbda52d738e7044e763504cc933205b8a27"]}	\N	4
10	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.729637+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	4
11	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:03.775158+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	4
12	4	suspended	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:03.807237+00	complainant	{"was": "2026-03-27", "kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1, "due_on": "2026-04-17", "reason": "awaiting_other_body", "resume_by_on": "2026-04-01"}	{"reasons": [11, "ece001f4277965293fb8b0bcb84225b34b1c1cd03a2a0f68ff573d85b536036d"]}	3	4
13	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.831436+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [12, "c27cc09f5d36fa67d46a41b8ea0efd370a1bd97eafc07ea91156cfce41923f3f"], "description": [13, "a448a8c6cb2495ffd9e9a5eab661181639fca7344dffe1f4c2e79b93413e48b5"]}	\N	5
14	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.848835+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [14, "835ed98af947e0b5c85c6818bb648af32348f2396fa431aa7eddb0f949a5fe51"], "description": [15, "a3a5d42ed1ed3c15e5d927e79610ab97e37b3da5e281a66ca7be81ba68e4b115"]}	\N	6
15	2	completion_requested	received	incomplete	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.870234+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"missing": [16, "db3a283160b7715139c668fc616cda3b66423f9ad2d2fcbe9731b96d838c2142"]}	1	6
16	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.908913+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [17, "50f4ed6682699f2627019cf26dfdba6a08689fa7baad172c7370e6007c36973a"], "description": [18, "140ac77c9a4f9eab5a3d6743c39a278cb078f4266c271dde6cea64f40f1b6d55"]}	\N	7
17	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.940362+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	7
18	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:03.976366+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [19, "eb09b8da7dd504ea945d90850b0bafcc09da29caed0157797ad7c77550f18829"], "description": [20, "830fceadd36414b9b428054748f3ada71a2be08b3a7c3144fc5d9bc927104022"]}	\N	8
19	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:03.998607+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	8
20	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:04.050495+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	8
21	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.065891+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [21, "01acafb19b30e746fb6045d536df35ec55155636ecc678fd548c73ec639a080a"], "description": [22, "c727c499167050fcadb5beff632a53950d6a3fbd922268d98d39983051d29ec0"]}	\N	9
22	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:04.094971+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	9
23	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:04.144528+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	9
24	4	answered	investigating	answered	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:04.162878+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "partly", "remedy_due_on": "2026-07-01"}	{"remedy": [24, "f78a6deed695da94844dc86ac41e3a67cdb260b3cb3a7cfd63de3ccf05fe1f6d"], "reasons": [23, "c326a5dd1a90a2ab6a641afd43bf17fb3c005b8dc7e27e8044aee91259ca17c7"]}	3	9
25	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.199277+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [25, "04ec0363e015edb6eba1a41a364236d53b8bc2f23ed132015837f81c9a56472c"], "description": [26, "3844b30a1654f7181e42cf6b65461a9f8c604f0609e83bdb3c38c0cdb20ed861"]}	\N	10
26	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:04.232133+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	10
27	3	escalated	dispatched	escalated	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:04.284491+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "as_information": false}	{"reasons": [27, "5d921a6c0fbe5fd9fa7c35f5f6b412f3d2b701a76ff6d6792c064058b31171c0"]}	1	10
28	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.335929+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [28, "4e3db2329cff9d2b0c7347f44fb4bc5448b98aad474dfdacd30edd8897515fb1"], "description": [29, "35bcaf35bcbf9a3aac388d7b974271893776f50fb0d60cbb347ce975b7d105a7"]}	\N	11
29	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:04.377448+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	11
30	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:04.452586+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	11
31	4	answered	investigating	answered	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:04.491375+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "partly", "remedy_due_on": "2026-07-01"}	{"remedy": [31, "e71aeef67c2ac1c3606bd94a61c0ee8fc6746ebdeb9dace5094494074ec7212f"], "reasons": [30, "86c28a0ef2d2487e26b54a39e759a16c8fd5febdb73fe5173fdf2fcb86880668"]}	3	11
32	5	accepted	answered	closed	complainant	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:04.535194+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "rating": 4}	{}	\N	11
33	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.568707+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [32, "b47fdcf8e668994941473ae104429c150f7b8ee320240f670df409a518a37296"], "description": [33, "27c85b163de149c706171596f0b690c6c2c6823b3a4d03d76e1e1bf65f48bddd"]}	\N	12
34	2	rejected	received	rejected	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:04.589593+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "ground": "other_body"}	{"reasons": [34, "142dd61e1dc672d1df745864450bc98ed320cfbaadf1361b0f1d6ecd57481b99"]}	1	12
35	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.640702+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [35, "ead5aac7ce545f1cce9d426e210c8ea484ff7a34ef41c77076878e2e0faf0e06"], "description": [36, "f7010bf006826dde461c9680a599960d03484428bea3c2ec3f149682583c0790"]}	\N	13
36	2	withdrawn	received	withdrawn	complainant	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:04.679152+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{}	\N	13
37	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.712282+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [37, "570a44e07c2add9d74967e1c14d6a71efb5e239ec208e74d1b008ae8f30b8bcc"], "description": [38, "9bde0dc8a761bf161a0bd2687ef05351037d1e52c1b52979da069fdc00ba66de"]}	\N	14
38	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:04.754463+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	14
39	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:04.840488+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	14
40	4	extended	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:04.889736+00	complainant	{"was": "2026-03-27", "days": 5, "kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1, "due_on": "2026-04-06", "unit_of_days": "working_day"}	{"reasons": [39, "f306115288119042b99b3a2af641102a5cbfd2042f6b2200fe6cb8a9ce2eb3f0"]}	5	14
41	5	extension_contested	investigating	investigating	complainant	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:04.921455+00	complainant	{"kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1}	{"reasons": [40, "5db61662c71d31e9eb7f377441c62a234d30d1c5672ea95396217672fc22bd28"]}	\N	14
42	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:04.974959+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [41, "67dd33441191d5fbae0dd25b819a1b8886c2eb491d86354ab18b78b18929126b"], "description": [42, "4b0a8d53c3ad49a7338f8cfdac7e1ae224f67755d568d6b68f6eda61f3433726"]}	\N	15
43	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:05.008107+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	15
44	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:05.14056+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	15
45	4	suspended	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:05.201022+00	complainant	{"was": "2026-03-27", "kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1, "due_on": "2026-04-17", "reason": "awaiting_complainant", "resume_by_on": "2026-04-01"}	{"reasons": [43, "81b0c86710dee4003adac41d4989aa742decaa0dfdfe3469b6d6d69bb12cfa34"]}	3	15
46	5	message_sent	investigating	investigating	complainant	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:05.269179+00	complainant	{}	{"message": [44, "f74febba1db7b9bc61fa9e021c50dcb5354ed58220583a0f376ed0a902fb8713"]}	\N	15
47	6	resumed	investigating	investigating	complainant	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:05.303876+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "due_on": "2026-03-31"}	{}	\N	15
48	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:05.386715+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [45, "c075c6c91271d342bd6bf698a85381c501ed1f0e1bb2899319a4ae2103595a9b"], "description": [46, "e68e062e0fe2809f5890097aab26b72c148a7af3e902d8057b4eb9076939706d"]}	\N	16
49	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:05.448288+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	16
50	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:05.560133+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	16
51	4	suspended	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:05.601559+00	complainant	{"was": "2026-03-27", "kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1, "due_on": "2026-04-17", "reason": "awaiting_other_body", "resume_by_on": "2026-04-01"}	{"reasons": [47, "ee8369d9ce6861442b08a695036506d96d867370a7f2e95d87f69e60bced2fc9"]}	3	16
52	5	resumed	investigating	investigating	staff	demo	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	2026-11-28 16:07:05.679302+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "due_on": "2026-04-01"}	{}	3	16
53	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:05.734347+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [48, "1cae8250f77ae398afeb049fe3d953d45b034ba6521c019235687b058b49da92"], "description": [49, "bac2fff8d40292901cc350b883075cc771ff94f298d9543dfafe0227d77a9381"]}	\N	17
54	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:05.794862+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	17
55	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:05.90575+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	17
56	4	suspended	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:05.956754+00	complainant	{"was": "2026-03-27", "kind": "settle", "basis": {"week": "12345", "calendar": "id@7"}, "round": 1, "due_on": "2026-04-17", "reason": "awaiting_other_body", "resume_by_on": "2026-04-01"}	{"reasons": [50, "c0c48e854c373ee0655affd398ff012f7d5a19897fcb5d897eb51ca4953997aa"]}	3	17
57	5	resumed	investigating	investigating	clock	demo	2026-07-01 02:00:00+00	2026-04-01 17:00:00+00	2026-11-28 16:07:06.032131+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "due_on": "2026-04-17"}	{}	\N	17
58	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:06.07297+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [51, "83d79ea5a4e8adf7b7fb6e3cef65405c14fd34201b41c10c0154c81e29c332b0"], "description": [52, "e9f72c89b284979782dac2b530f39059718df244d6344a7cc58a23e2a2d111ee"]}	\N	18
59	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:06.117186+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	18
60	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:06.20889+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	18
61	4	reclassified	investigating	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:06.262719+00	complainant	{"was": "2026-03-27", "basis": {"week": "12345", "calendar": "id@7"}, "before": "ordinary", "due_on": "2026-03-09", "classification": "information"}	{"reasons": [53, "0573f21c0aea025245498bc2c923081fb78f4218f0234fac358ac7602f61be2b"]}	3	18
62	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:06.328682+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [54, "83cc23c43a1211db8d9cc7cf2c500ae06e6987dd47ad44ad7ab6734fc6e995d0"], "description": [55, "18a4c39d37ba9001087d5505c9d619799fc7d66919ba6fd0a5cddc22e4b890fb"]}	\N	19
63	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:06.385506+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	19
64	3	reclassification_proposed	dispatched	dispatched	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:06.503764+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "proposed": "supervisory"}	{"reasons": [56, "9105b15ef2cb4c0cc2af45d03a47ce1f956e0cbb80d42565f08e2028c1287906"]}	3	19
65	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:06.567784+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [57, "c649d2b0dc63f6150a2550bca58afc0c42c5a2826c8f07832d5eefc143c1be7c"], "description": [58, "629f7d4875a181c5ad6f75266d590861eac4c48feca4981c13802b8ace128468"]}	\N	20
66	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:06.632999+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	20
67	3	reclassification_proposed	dispatched	dispatched	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:06.743728+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "proposed": "supervisory"}	{"reasons": [59, "9ba81708fd7c47395c9afc38de56dbf18529c14efc4c9c73e09b6f70fa5f8633"]}	3	20
68	4	reclassified	dispatched	dispatched	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:06.828187+00	complainant	{"was": "2026-03-27", "basis": {"week": "12345", "calendar": "id@7"}, "before": "ordinary", "due_on": "2026-06-10", "classification": "supervisory"}	{"reasons": [60, "f37a73c012c0043f9fa551727b21e2cd4a68c1962342978139a7a983324bab69"]}	5	20
69	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:06.871849+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "letter", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [61, "f13a6afc18d5a6a5d915c38d2575b76e727249c9d6a63bf95d3e76127be5385e"], "description": [62, "6d384143073e037b9940f2fb1fbc23b01bc6419288069ef4cafaf629cd8f86be"]}	\N	21
70	2	attached	received	received	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:06.920251+00	complainant	{"sha256": "eaa4a94ea300e0d2c775968cbe42f0b5b51ceafdeb73d64e9efddf6d4e880865", "attachment": 2}	{}	1	21
71	3	receipt_date_claimed	received	received	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:06.984887+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "received_on": "2026-02-25"}	{"reasons": [63, "4e38b9f513438644f7e1c27ac8e6e39149308987d4adbb1ec18cef341616d90e"]}	2	21
72	4	receipt_date_confirmed	received	received	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:07.048027+00	complainant	{"was": "2026-03-02", "basis": {"week": "12345", "calendar": "id@7"}, "received_on": "2026-02-25"}	{}	1	21
73	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:07.100066+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [64, "5271aeab623537cf552fa18400d4c09498936ac5b499e91747d483ec90ecf15e"], "description": [65, "8afebc57b847eb0688f980a701a29bdfb5f58563c3b90f3d706ae036eb2e9ddd"]}	\N	22
74	2	completion_requested	received	incomplete	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:07.141301+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"missing": [66, "4fd81f4a073e629ba4df16244e495e60041682ade32500ca59ee1c37dae6e656"]}	1	22
75	3	completed	incomplete	received	complainant	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:07.220618+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"addition": [67, "e999b13b380f830202b2363cb874c8a85c82114c6203ca1093798e121a45ac9a"]}	\N	22
76	4	dispatched	received	dispatched	staff	demo	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	2026-11-28 16:07:07.277212+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	22
77	5	sent_back	dispatched	received	staff	demo	2026-03-11 02:00:00+00	2026-03-11 02:00:00+00	2026-11-28 16:07:07.371706+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}}	{"reasons": [68, "73666638d9f14ad657953e8874404c774b90b25d285dc6327bdb722fc0bbd70c"]}	3	22
78	6	dispatched	received	dispatched	staff	demo	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	2026-11-28 16:07:07.451411+00	complainant	{"unit": "unit-2", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	22
79	7	transferred	dispatched	dispatched	staff	demo	2026-03-13 02:00:00+00	2026-03-13 02:00:00+00	2026-11-28 16:07:07.564982+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}}	{"reasons": [69, "9b2b494389234e5b4faa3023f1a729065a158a143bbedb7564c5f35902c967a5"]}	1	22
80	8	begun	dispatched	investigating	staff	demo	2026-03-16 02:00:00+00	2026-03-16 02:00:00+00	2026-11-28 16:07:07.65331+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	22
81	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:07.686144+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [70, "ac1affc6d6c93e51e378ea18a1196f631ff8254eb032f6d7ca32cad9efa82e53"], "description": [71, "ba15afcd2d7cbb25664d45739c0c92e4274e572fa908fadc934365ddd27c8b63"]}	\N	23
82	2	completion_requested	received	incomplete	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:07.728223+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"missing": [72, "2cd1a1af891ca55f15265a23afbd1b519991e1e0aedbc09db09d23705135a4de"]}	1	23
83	3	lapsed	incomplete	withdrawn	clock	demo	2026-05-04 02:00:00+00	2026-04-02 17:00:00+00	2026-11-28 16:07:07.816775+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{}	\N	23
84	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:07.899884+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [73, "957ee69b9394689919594bcaae782f56cd9a181b4c432d1ac887f8178923bb98"], "description": [74, "f7bb3c39bb8cf1748ac4e6874bd1183333542641b127b3bd449843b8f0dc269b"]}	\N	24
85	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:07.949968+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	24
86	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:08.039387+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	24
87	4	answered	investigating	answered	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:08.086699+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "partly", "remedy_due_on": "2026-07-01"}	{"remedy": [76, "42c3a482958807b4a7c1b84b8cfec69aecb86ffa398e23e14b68230f0b93221f"], "reasons": [75, "964e466e3feb6aad7adf9b62d2391ac7b195da99c5ad4483f7144bbb2d4798a7"]}	3	24
88	5	deem_accepted	answered	closed	clock	demo	2026-05-04 02:00:00+00	2026-03-26 17:00:00+00	2026-11-28 16:07:08.174085+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{}	\N	24
89	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:08.227831+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [77, "f6affe5cdf47804ffb756dfb740d4ee1dc2355a02a9726e99b561d9f757472c0"], "description": [78, "828eac892610af5854256b035d73566cfb8b4167b7ae0edca762a7c1b312201b"]}	\N	25
90	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:08.269151+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	25
91	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:08.354658+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	25
92	4	answered	investigating	answered	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:08.397082+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "partly", "remedy_due_on": null}	{"reasons": [79, "9f82eb4cffc0028dff461a6bbbf5d9e0bb72789360870f6ac3b68a49095ae8ef"]}	3	25
93	5	contested	answered	investigating	complainant	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:08.459922+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"reasons": [80, "f77cb91ff8fb7cf0daf11d67408068940eb802d38b794ef74d4be873cc58fc9f"]}	\N	25
94	6	answered	investigating	answered	staff	demo	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	2026-11-28 16:07:08.524589+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "founded", "remedy_due_on": null}	{"reasons": [81, "fbe7783394ba105575909effa188367513ceaa7963e136ed428edf4fdf9fc1b7"]}	4	25
95	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:08.570356+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [82, "1d97521fe1b2ea1fe28da27855df62989490d7b12c1c2fd19bb29a1f27571d14"], "description": [83, "d819d4f4a737445edfd16b498c005c4b9e3fc4a9d769d1c2065dab9660beceb1"]}	\N	26
96	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:08.61678+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	26
97	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:08.724241+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	26
98	4	answered	investigating	answered	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:08.767744+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "partly", "remedy_due_on": "2026-07-01"}	{"remedy": [85, "4898642b9e574a9f1fa3fd226f2c520f9be4de5699dedb4f799ea1feaa90ad78"], "reasons": [84, "6ee3632ab07bb3eea3bd42cadb1ec02ac00c551457a457a62d37224978b49825"]}	3	26
99	5	remedied	answered	answered	staff	demo	2026-06-01 02:00:00+00	2026-06-01 02:00:00+00	2026-11-28 16:07:08.853916+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"remedied": [86, "e58aeb2f90e06e018e05d58ea3cdb42d179d898cb0572cc18fbda20ced2fca7f"]}	3	26
100	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:08.893249+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [87, "7dc66230e757531114c8582e56d44253d68ff40dbbcdb5a047f34b02adb9c92e"], "description": [88, "e5d2d983798a2ddda1cd2cf11895fa06014309c81b97d008eb4d2ba09eecd5bb"]}	\N	27
101	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:08.945025+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	27
102	3	begun	dispatched	investigating	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:09.014569+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	27
103	4	answered	investigating	answered	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:09.054355+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "partly", "remedy_due_on": "2026-07-01"}	{"remedy": [90, "530bcecce62e154c3ea772a854017dd0ae01e17d6acd526dc2f0f7833de3f74b"], "reasons": [89, "e3251198b674bce3e7f70fe991429b0b908c3062ad345de95e1b464b27955ef5"]}	3	27
104	5	accepted	answered	closed	complainant	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:09.120661+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "rating": 4}	{}	\N	27
105	6	reopened	closed	investigating	complainant	demo	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	2026-11-28 16:07:09.15137+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"reasons": [91, "993a3c31013a8c02f82e550057486901791d97e52d703b822d28be8559ce7912"]}	\N	27
106	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:09.188531+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [92, "9bdb2cfee50d1f48918ef3e1ea84af91d654e9ca4df789084be8c01bf596efe3"], "description": [93, "e74ace2e87252102deabeb4e9c12ff3675494ff1ebad0126bf1a8fe9e2ca77b3"]}	\N	28
107	2	rejected	received	rejected	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:09.226223+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "ground": "other_body"}	{"reasons": [94, "216b1afba45964e9336f221c5a99bcbb9ec588944240b13057e68953b8272d95"]}	1	28
108	3	appealed	rejected	received	complainant	demo	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	2026-11-28 16:07:09.297422+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}}	{"reasons": [95, "0bceac6382459847167af6c98378d36f7ed1f0a782bc13cb7baacaa38482f883"]}	\N	28
109	4	dispatched	received	dispatched	staff	demo	2026-03-12 02:00:00+00	2026-03-12 02:00:00+00	2026-11-28 16:07:09.348098+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	2	28
110	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:09.436235+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [96, "d1ec492e53bc2cee3b1d79f32fb3ecc2cf1b117fc4455da9b866907de8709199"], "description": [97, "917468ad1f1f59cfc6ee2d2d5cdfa6a8a77c68bb1503d31fb72422cb03353563"]}	\N	29
111	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:09.480878+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	29
112	3	escalated	dispatched	escalated	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:09.579391+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "as_information": false}	{"reasons": [98, "f9cadbc50448ab4dfdce8e9466b3e099002f3493a096fbc7dc7dd6d3e36d5623"]}	1	29
113	4	remanded	escalated	investigating	staff	demo	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	2026-11-28 16:07:09.64858+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "due_on": "2026-07-01"}	{"corrective_action": [99, "12f0ab19cd8d422338a068a9bc928d39d4bb0a2c14e140636eee3d9b00c3974e"]}	8	29
114	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:09.704963+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [100, "aede712ff4796ba064acfe6ac5617f15cc4bcab9f9bb41ed7c5ea98780e8b70e"], "description": [101, "e362d11a845d1b1bbf3275259c065cb3a2095c1f8bfdd2326e93fcb23ec49f2f"]}	\N	30
115	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:09.7538+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	30
116	3	escalated	dispatched	escalated	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:09.855515+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "as_information": false}	{"reasons": [102, "172a84c53d23dc83f020a78796149a5aad85c58c1289b3411efe29c49398417a"]}	1	30
117	4	remanded	escalated	investigating	staff	demo	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	2026-11-28 16:07:09.924997+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "due_on": "2026-07-01"}	{"corrective_action": [103, "6e420b990f058116deea92a720ae605b55cdb56e59bcaaf38a00a7089bb6a628"]}	8	30
118	5	answered	investigating	answered	staff	demo	2026-03-17 02:00:00+00	2026-03-17 02:00:00+00	2026-11-28 16:07:09.980273+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "founded", "remedy_due_on": null}	{"reasons": [104, "26233db66a20c2c0eccca9529e44ff63593d01018ea80ec3ba4675072d49e412"]}	3	30
119	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:10.044628+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [105, "2a8255d215b8c87b7123093d686cff398355980e2bddd3738072fc67e092d8dc"], "description": [106, "fe5b52a84179b0a8c8619e5d9d2c1c0ea5b45a4aba868cb8bcbd06d90b9fcb63"]}	\N	31
120	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:10.082882+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	31
121	3	escalated	dispatched	escalated	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:10.170243+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "as_information": false}	{"reasons": [107, "0eca62586515614333b2440c0dd27bbcac98047c608d64621188b911dee96b60"]}	1	31
122	4	concluded	escalated	closed	staff	demo	2026-03-10 02:00:00+00	2026-03-10 02:00:00+00	2026-11-28 16:07:10.227962+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "finding": "maladministration", "maladministration": ["undue_delay"]}	{}	8	31
123	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:10.278193+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "confidential", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [108, "6726801751481084fef67629e1ef6a3e13b39c680dd22c2fee07c5c3bf717c70"], "description": [109, "c9b7fbaa033c68a4981a79e407d68a5676384068bd0690ac62eafec2d28446d0"]}	\N	32
124	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:10.315569+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	32
125	3	assigned	dispatched	dispatched	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:10.384788+00	staff	{"handler": 3}	{}	5	32
126	4	message_sent	dispatched	dispatched	staff	demo	2026-03-04 03:00:00+00	2026-03-04 03:00:00+00	2026-11-28 16:07:10.437544+00	complainant	{}	{"message": [110, "512f080f6f139be6f78756f24a985d05b1351ca56adc0de1ab9de9bfbc3279ec"]}	3	32
127	5	attached	dispatched	dispatched	staff	demo	2026-03-04 03:01:00+00	2026-03-04 03:01:00+00	2026-11-28 16:07:10.503632+00	complainant	{"sha256": "eaa4a94ea300e0d2c775968cbe42f0b5b51ceafdeb73d64e9efddf6d4e880865", "attachment": 3}	{}	3	32
128	6	attached	dispatched	dispatched	complainant	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:10.543783+00	complainant	{"sha256": "4275774cb4a50bcfc4b7dc3157ef5ff6361e452e60dc8b5fcdc1d4a91ed27b15", "attachment": 4}	{}	\N	32
129	7	note_written	dispatched	dispatched	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:10.576274+00	staff	{}	{"note": [111, "06a435521a0a0b529f81b94504a1cc69cf5b77556dbc912146d48bd89afba21e"]}	5	32
130	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:10.612337+00	complainant	{"unit": null, "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "anonymous", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [112, "b34adfd6eff2dfd321d89ff1aeeb4898a78aea7b3d1b68d72f1744135259ca5f"], "description": [113, "47449dc19c6c02440b0c9464b9bdf5f198d1a4ac213800ccf50b37a0ba70cb62"], "settlement_sought": [114, "f2e4ee9cb6c530f468dc7c05e75a58eec521e0ec01082d4cb97f3aa6b637c3bc"]}	\N	33
131	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:10.631977+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "walk_in", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [115, "4e498a77fb8d051728acdbaaa1853e58c69d347021e2331fb3fd37160ea67f19"], "description": [116, "9413b11ad3e9a1cfa05cd5118b8916d5f31593b97678a79cf573525f8be4473d"]}	\N	34
132	2	dispatched	received	dispatched	staff	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:10.685414+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [4], "classification": "supervisory"}	{}	1	34
133	1	registered		received	complainant	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:10.771309+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [117, "b9eb77e86bd182a81b739a94e36574cbfd52baebe3cc964aa7388408a02e74ad"], "description": [118, "0d0a60035f620cb642106fb59aaecb833e5c53ca6130a6097d85ee9a1b54d247"]}	\N	35
134	2	dispatched	received	dispatched	staff	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:10.811771+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	35
135	3	begun	dispatched	investigating	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:10.913253+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	35
136	4	breached	investigating	investigating	clock	demo	2026-03-31 01:00:00+00	2026-03-30 17:00:00+00	2026-11-28 16:07:11.094769+00	complainant	{"duty": 236, "kind": "settle", "round": 1, "due_on": "2026-03-30"}	{}	\N	35
137	5	escalation_offered	investigating	investigating	clock	demo	2026-03-31 01:00:00+00	2026-03-30 17:00:00+00	2026-11-28 16:07:11.096563+00	complainant	{"duty": 236, "kind": "settle", "round": 1, "due_on": "2026-03-30"}	{}	\N	35
138	6	attached	investigating	investigating	clock	demo	2026-04-08 01:00:00+00	2026-04-08 01:00:00+00	2026-11-28 16:07:13.585107+00	complainant	{"sha256": "e6dbcb5d9c5f18179bdd1dbce4ba32de0905e54af96c1cee889c36142136ed93", "attachment": 5}	{}	\N	35
139	7	breached	investigating	investigating	clock	demo	2026-05-11 01:00:00+00	2026-05-02 17:00:00+00	2026-11-28 16:07:13.638163+00	complainant	{"duty": 237, "kind": "decide", "round": 1, "due_on": "2026-05-02"}	{}	\N	35
140	8	escalation_offered	investigating	investigating	clock	demo	2026-05-11 01:00:00+00	2026-05-02 17:00:00+00	2026-11-28 16:07:13.638969+00	complainant	{"duty": 237, "kind": "decide", "round": 1, "due_on": "2026-05-02"}	{}	\N	35
141	9	attached	investigating	investigating	clock	demo	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	2026-11-28 16:07:14.675548+00	complainant	{"sha256": "b58369e2d5296033ed3b5f66b77acc91b12acee209f11eacaf678ada0153378f", "attachment": 6}	{}	\N	35
142	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:14.739282+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [119, "681e01b75487e9b06819dfcb2c2bffa7885e45919839d1c88f413380cd6d8097"], "description": [120, "31cc68fc01c8df6aa6389889bbcbe4da23e805293688ba9028c3700d4b271374"]}	\N	36
143	1	registered		received	complainant	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:14.766192+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [121, "73f236c0d2f02a7fb0c0a3f672d3f6bd619adfc6a2aee4ac215b9e54ed47c900"], "description": [122, "b8dd7596106d1cedb19eed4e4b80a1c56fc90484ea61ddef5af341fd905e6479"]}	\N	37
144	1	registered		received	complainant	demo	2026-03-04 02:00:00+00	2026-03-04 02:00:00+00	2026-11-28 16:07:14.799542+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [123, "3587f1ba1752a78896d66c3915dfafb52b68eab0919ae3d1bb39a3b774ba8a53"], "description": [124, "d7a8fac779d8449298748fd0c672d66d0a505334f315f44340b7fed04ea21b9f"]}	\N	38
145	2	duplicate_joined	received	received	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:14.872004+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "other": 37, "shared": {"decide": "2026-05-02", "settle": "2026-03-30"}}	{}	1	36
146	2	linked	received	received	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:14.895224+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "shared": {"decide": "2026-05-01", "settle": "2026-03-27"}, "duplicate_of": 36}	{"reasons": [125, "19a45a434dddde4cdf0769da939b109d5ebe460abe90e4fdf670ad7254129fd5"]}	1	37
147	3	duplicate_joined	received	received	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:15.008684+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "other": 38, "shared": {"decide": "2026-05-02", "settle": "2026-03-30"}}	{}	1	36
148	3	duplicate_joined	received	received	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:15.025715+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "other": 38, "shared": {"decide": "2026-05-01", "settle": "2026-03-27"}}	{}	1	37
149	2	linked	received	received	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:15.033928+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "shared": {"decide": "2026-05-01", "settle": "2026-03-27"}, "duplicate_of": 36}	{"reasons": [126, "1fb3b5f2d5d8186a56a8a78b9e8e1f0db50179ce5b079e0274c5206cb9987d83"]}	1	38
150	4	duplicate_left	received	received	staff	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:15.103142+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "other": 38, "shared": {"decide": "2026-05-02", "settle": "2026-03-30"}}	{}	1	36
151	4	duplicate_left	received	received	staff	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:15.115711+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "other": 38, "shared": {"decide": "2026-05-01", "settle": "2026-03-27"}}	{}	1	37
152	3	unlinked	received	received	staff	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:15.127675+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "shared": {"decide": null, "settle": null}, "duplicate_of": 36}	{}	1	38
153	1	registered		received	complainant	demo	2026-03-02 02:00:00+00	2026-03-02 02:00:00+00	2026-11-28 16:07:15.156149+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [127, "d7aeb598cd9fdd4d292b4445aa486b4db3a28d9881da04b3f1567ff15eb4d849"], "description": [128, "cb12f8f200be7a95c2becc8727a2b9f411eaa37a8548d0bd6d28422602792b2d"]}	\N	39
154	1	registered		received	complainant	demo	2026-03-03 02:00:00+00	2026-03-03 02:00:00+00	2026-11-28 16:07:15.17633+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [129, "5f36f8e930cac402ac2bba75a8b1b467aa331a8431005248856206d5a84b23ff"], "description": [130, "525e3993f18b9173b9f21767e86f236ebbe0051f5e487c8ecda0c9b47d016d63"]}	\N	40
155	2	duplicate_joined	received	received	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:15.222838+00	staff	{"basis": {"week": "12345", "calendar": "id@7"}, "other": 40, "shared": {"decide": "2026-05-02", "settle": "2026-03-30"}}	{}	1	39
156	2	linked	received	received	staff	demo	2026-03-05 02:00:00+00	2026-03-05 02:00:00+00	2026-11-28 16:07:15.231596+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "shared": {"decide": "2026-05-01", "settle": "2026-03-27"}, "duplicate_of": 39}	{"reasons": [131, "a0517338c39aa759bf04af2dbefd8e1439d8f967f5995b3f13b628cdeab0b67e"]}	1	40
157	3	dispatched	received	dispatched	staff	demo	2026-03-06 02:00:00+00	2026-03-06 02:00:00+00	2026-11-28 16:07:15.280878+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	39
158	4	begun	dispatched	investigating	staff	demo	2026-03-09 02:00:00+00	2026-03-09 02:00:00+00	2026-11-28 16:07:15.354638+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "handler": 3}	{}	3	39
159	5	answered	investigating	answered	staff	demo	2026-03-11 02:00:00+00	2026-03-11 02:00:00+00	2026-11-28 16:07:15.375506+00	complainant	{"basis": {"week": "12345", "calendar": "id@7"}, "outcome": "founded", "remedy_due_on": null}	{"reasons": [132, "e01ab04f498d09c1139b9a528e19b906f49b4f627c9f5d5da2aa1e01a63b9c11"]}	3	39
160	3	answered_with_original	received	answered	clock	demo	2026-03-11 02:00:00+00	2026-03-11 02:00:00+00	2026-11-28 16:07:15.411126+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@7"}, "outcome": "founded", "original": 39}	{"reasons": [133, "fa844684e8e9362e67705a62867e86c7bfb127d2cb925f02e2cbc8a27987df01"]}	\N	40
161	1	registered		received	complainant	demo	2026-04-07 02:00:00+00	2026-04-07 02:00:00+00	2026-11-28 16:07:15.472771+00	complainant	{"unit": "dinas-berjanji", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [134, "7d6b37f2917ca79471b6a89c9822432e0c7f0201a585965662ce4f85e4808fff"], "description": [135, "2e88be7317034c3d87f1fc20d472afba38ba60460fad0cd6dadfd94e9f58692c"]}	\N	41
162	2	dispatched	received	dispatched	staff	demo	2026-04-08 02:00:00+00	2026-04-08 02:00:00+00	2026-11-28 16:07:15.520867+00	complainant	{"unit": "dinas-berjanji", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	41
163	1	registered		received	complainant	demo	2026-04-21 02:00:00+00	2026-04-21 02:00:00+00	2026-11-28 16:07:15.602163+00	complainant	{"unit": "dinas-berjanji", "basis": {"week": "12345", "calendar": "id@7"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [136, "6550859ecc78dd33476c2319af34eea933968e3dcbd6ef86bf384724a0d467b0"], "description": [137, "eb29294614244548b6c401f83f1e5a6e9780b0d3747cefbf095b3ebe72bbdfd3"]}	\N	42
164	2	dispatched	received	dispatched	staff	demo	2026-04-22 02:00:00+00	2026-04-22 02:00:00+00	2026-11-28 16:07:15.641161+00	complainant	{"unit": "dinas-berjanji", "basis": {"week": "12345", "calendar": "id@7"}, "accused": [], "classification": "ordinary"}	{}	1	42
165	1	registered		received	complainant	demo	2026-03-02 09:00:00+00	2026-03-02 09:00:00+00	2026-11-28 16:07:15.856248+00	complainant	{"unit": "unit-13", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "borough", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [138, "b9981e363c29f08376db39ce69f7a704c54b27d0a7814e49a7d8bef1fda73499"], "description": [139, "7c9b7389e1a002371164cc5eed0bd5d2e13a15065f2f6f2ac977a657c4f32118"]}	\N	43
166	2	dispatched	received	dispatched	staff	demo	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	2026-11-28 16:07:15.890641+00	complainant	{"unit": "unit-13", "basis": {"week": "12345", "calendar": "none@1"}, "accused": [], "classification": "ordinary"}	{}	11	43
167	3	begun	dispatched	investigating	staff	demo	2026-03-04 09:00:00+00	2026-03-04 09:00:00+00	2026-11-28 16:07:15.948145+00	complainant	{"basis": {"week": "12345", "calendar": "none@1"}, "handler": 13}	{}	13	43
168	4	answered	investigating	answered	staff	demo	2026-03-10 09:00:00+00	2026-03-10 09:00:00+00	2026-11-28 16:07:15.980749+00	complainant	{"basis": {"week": "12345", "calendar": "none@1"}, "outcome": "founded", "remedy_due_on": null}	{"reasons": [140, "c79ab025053952c6e580a484d845d389db59d468d0fe0aea76926f25553fc7f4"]}	13	43
169	1	registered		received	complainant	demo	2026-03-02 09:00:00+00	2026-03-02 09:00:00+00	2026-11-28 16:07:16.011197+00	complainant	{"unit": "unit-13", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "borough", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [141, "0dfd1a87e093088a32dd1bb720ccfbb31437083014973dcabf2c67438e37fb93"], "description": [142, "2a4895e14c1939d54e926b33f27a48e0768bfb1d64c78c5550d6e41d8780a83a"]}	\N	44
170	2	dispatched	received	dispatched	staff	demo	2026-03-03 09:00:00+00	2026-03-03 09:00:00+00	2026-11-28 16:07:16.044046+00	complainant	{"unit": "unit-13", "basis": {"week": "12345", "calendar": "none@1"}, "accused": [], "classification": "ordinary"}	{}	11	44
171	1	registered		received	complainant	demo	2026-03-02 00:00:00+00	2026-03-02 00:00:00+00	2026-11-28 16:07:16.36389+00	complainant	{"unit": "unit-25", "basis": {"week": "123456", "calendar": "papua@1"}, "agency": "kota-timur", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [143, "872a55479dcf4b1db8f9430b8cf43d7a2955790014d09746c527ac710a80e011"], "description": [144, "319dbd68beac75636d7ba8501c5fd5a1e2d1f079903915ce06ad6026887323d7"]}	\N	45
172	2	dispatched	received	dispatched	staff	demo	2026-03-03 00:00:00+00	2026-03-03 00:00:00+00	2026-11-28 16:07:16.393027+00	complainant	{"unit": "unit-25", "basis": {"week": "123456", "calendar": "papua@1"}, "accused": [], "classification": "ordinary"}	{}	21	45
173	1	registered		received	complainant	demo	2026-03-07 00:00:00+00	2026-03-07 00:00:00+00	2026-11-28 16:07:16.438427+00	complainant	{"unit": "unit-25", "basis": {"week": "123456", "calendar": "papua@1"}, "agency": "kota-timur", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [145, "71cd5d7ef45d918567114f8f6b7b8ffa77187ad6c1a3bf4f65810f331730d838"], "description": [146, "6bd11bc906ffc2804d317191607f3d2ada9e25282118ed665b449829e74e9d98"]}	\N	46
174	2	dispatched	received	dispatched	staff	demo	2026-03-09 00:00:00+00	2026-03-09 00:00:00+00	2026-11-28 16:07:16.465036+00	complainant	{"unit": "unit-25", "basis": {"week": "123456", "calendar": "papua@1"}, "accused": [], "classification": "ordinary"}	{}	21	46
175	3	begun	dispatched	investigating	staff	demo	2026-03-10 00:00:00+00	2026-03-10 00:00:00+00	2026-11-28 16:07:16.51583+00	complainant	{"basis": {"week": "123456", "calendar": "papua@1"}, "handler": 23}	{}	23	46
176	5	resumed	investigating	investigating	clock	demo	2026-05-20 02:00:00+00	2026-04-01 17:00:00+00	2026-11-28 16:07:16.68431+00	complainant	{"basis": {"week": "12345", "calendar": "id@8"}, "due_on": "2026-04-17"}	{}	\N	4
177	5	redated	dispatched	dispatched	clock	demo	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	2026-11-28 16:07:16.687524+00	complainant	{"was": "2026-06-10", "duty": 119, "kind": "settle", "basis": {"week": "12345", "calendar": "id@8"}, "round": 1, "due_on": "2026-06-11"}	{}	\N	20
178	3	redated	dispatched	dispatched	clock	demo	2026-05-20 02:00:00+00	2026-05-20 02:00:00+00	2026-11-28 16:07:16.687631+00	complainant	{"was": "2026-06-10", "duty": 230, "kind": "settle", "basis": {"week": "12345", "calendar": "id@8"}, "round": 1, "due_on": "2026-06-11"}	{}	\N	34
179	1	imported		closed	import	import	2018-01-01 07:59:58+00	2018-04-09 16:18:35+00	2026-11-28 16:07:17.23956+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "phone", "received_at": "2018-01-01T07:59:58+00:00", "classification": "ordinary", "source_reference": "56490aa6e9e32ed25443f1b0651b787a2ceefd5ada13cdfdf86ed3cd4322d134"}	{"subject": [147, "2b06afaf2c35ae2d539df8b4df1b2492cd3e3cf3065a4bd81e73e3d8ceb80431"]}	\N	47
180	2	answered	closed	closed	import	import	2018-04-09 16:18:35+00	2018-04-09 16:18:35+00	2026-11-28 16:07:17.239631+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	47
181	1	imported		closed	import	import	2018-01-01 07:56:39+00	2018-01-03 18:11:23+00	2026-11-28 16:07:17.239663+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "web", "received_at": "2018-01-01T07:56:39+00:00", "classification": "ordinary", "source_reference": "59c0c2b953c2117bce023abce8713fceda4f3fa92e56d8f9d12a023fd297cce7"}	{"subject": [148, "e5656cabed94b47b1f2f035e0d35c6d7878d8bb9d8118c0ac59663de597b6f42"]}	\N	48
182	2	answered	closed	closed	import	import	2018-01-03 18:11:23+00	2018-01-03 18:11:23+00	2026-11-28 16:07:17.239687+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	48
183	1	imported		closed	import	import	2018-01-01 07:53:39+00	2018-01-03 18:12:06+00	2026-11-28 16:07:17.239705+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "web", "received_at": "2018-01-01T07:53:39+00:00", "classification": "ordinary", "source_reference": "9aeb4b5420c8863f6987bed5f1a5d039cc6d58306a31765a7f5b6faa2d172656"}	{"subject": [149, "252dc91979f2a1601dd89f8d0d802a62835e69dd80f9148e63c164f349585965"]}	\N	49
184	2	answered	closed	closed	import	import	2018-01-03 18:12:06+00	2018-01-03 18:12:06+00	2026-11-28 16:07:17.239717+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	49
185	1	imported		closed	import	import	2018-01-01 07:51:08+00	2018-01-03 18:11:36+00	2026-11-28 16:07:17.239731+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "web", "received_at": "2018-01-01T07:51:08+00:00", "classification": "ordinary", "source_reference": "279e63c95180f5607c114860cad67f539b5c72b790b93f55d8e18f3bd1425176"}	{"subject": [150, "981160e870d2d299693639f0bfbad02dad71bca2115a8f8e1c044fa09b9e7d9e"]}	\N	50
186	2	answered	closed	closed	import	import	2018-01-03 18:11:36+00	2018-01-03 18:11:36+00	2026-11-28 16:07:17.239752+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	50
187	1	imported		closed	import	import	2018-01-01 07:50:59+00	2018-01-03 04:28:47+00	2026-11-28 16:07:17.239773+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "web", "received_at": "2018-01-01T07:50:59+00:00", "classification": "ordinary", "source_reference": "27080cab355dfb65d62de784b1fc17314250a4eb9af3d0d3e7157cf260af466d"}	{"subject": [151, "f5f819e7ea6dd72e98a86c872814ca1dcf767289141f04fde72f4216a4d7cb90"]}	\N	51
188	2	answered	closed	closed	import	import	2018-01-03 04:28:47+00	2018-01-03 04:28:47+00	2026-11-28 16:07:17.239789+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	51
189	1	imported		closed	import	import	2018-01-01 07:50:56+00	2018-01-02 22:40:00+00	2026-11-28 16:07:17.2398+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "phone", "received_at": "2018-01-01T07:50:56+00:00", "classification": "ordinary", "source_reference": "9f8a782b027058ea04a5cbc8a4f695da3da59841ad64a82a63661fa1ce2e5116"}	{"subject": [152, "bf6f1a55b809027d2702f5812d377538bd62db3bd4f2c28e535bd6fb25eae8f5"]}	\N	52
190	2	answered	closed	closed	import	import	2018-01-02 22:40:00+00	2018-01-02 22:40:00+00	2026-11-28 16:07:17.239811+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	52
191	1	imported		closed	import	import	2018-01-01 07:46:28+00	2018-01-03 18:12:00+00	2026-11-28 16:07:17.23983+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "web", "received_at": "2018-01-01T07:46:28+00:00", "classification": "ordinary", "source_reference": "782200512009d78162fea2ac1d4015e9f6e1d19d0208e1eeb85e6cc063852622"}	{"subject": [153, "437c1dee0df678ab6f55e1692353ea0d583df32f86f48d45a83452ac2a152b04"]}	\N	53
192	2	answered	closed	closed	import	import	2018-01-03 18:12:00+00	2018-01-03 18:12:00+00	2026-11-28 16:07:17.23985+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	53
193	1	imported		closed	import	import	2018-01-01 07:41:12+00	2018-01-04 17:12:15+00	2026-11-28 16:07:17.239867+00	complainant	{"unit": "bos", "basis": {"week": "12345", "calendar": "none@1"}, "agency": "los-angeles", "ground": null, "source": "la311", "channel": "web", "received_at": "2018-01-01T07:41:12+00:00", "classification": "ordinary", "source_reference": "ac4b14c4589fff8778c5df709d4f3c943e0d6d550084cab7dc885a1d6ada209a"}	{"subject": [154, "82a292140749a7f2fb1acc9603070742d790fa22e74bf5fe09970b32cac98ace"]}	\N	54
194	2	answered	closed	closed	import	import	2018-01-04 17:12:15+00	2018-01-04 17:12:15+00	2026-11-28 16:07:17.239878+00	complainant	{"source": "la311", "outcome": null, "remedy_due_on": null}	{}	\N	54
195	1	registered		received	complainant	live	2026-11-28 16:07:17.519478+00	2026-11-28 16:07:17.519478+00	2026-11-28 16:07:17.523108+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [155, "e3034ea4b06bed5ad0bb0d15d2a0e0e16be41b96ac06ae2fabb28f6c0a5d5ebc"], "description": [156, "82a504b575d0d7eabc3f4d62f07a5310ec0ec74179d96ca120edaf44de3d3d50"]}	\N	55
196	1	registered		received	complainant	live	2026-11-28 16:07:17.531564+00	2026-11-28 16:07:17.531564+00	2026-11-28 16:07:17.53962+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [157, "b1c576fa2c298cbe759a52371fa0effb2be3ee7fe04780ce25b463e5bdb94d17"], "description": [158, "8860ee88843f7249d98f180f86ee47ff194608a7794d31a920d76810df10c9d3"]}	\N	56
197	1	registered		received	complainant	live	2026-11-28 16:07:17.54497+00	2026-11-28 16:07:17.54497+00	2026-11-28 16:07:17.554259+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [159, "0383658862a12a05bb6f5183b29b1a26afeb79c896860e2c686130fe0c1246a0"], "description": [160, "c859ee767d81977c6f3e8b4b08a40b3224a084c26e2263ef9ec7cf8bd3455dd9"]}	\N	57
198	1	registered		received	complainant	live	2026-11-28 16:07:17.560294+00	2026-11-28 16:07:17.560294+00	2026-11-28 16:07:17.5696+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [161, "c04a8ca4b19b6ec764f3e3cb699a2e0d21fa00b3010c0ebc7b321f5582fc921b"], "description": [162, "973c9d944e388d4812ada7c99640e7d068376ac2032f59ff799722f33cf97944"]}	\N	58
199	1	registered		received	complainant	live	2026-11-28 16:07:17.648484+00	2026-11-28 16:07:17.648484+00	2026-11-28 16:07:17.663027+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [163, "6d1ebb76ba98a57ae27345d9edac42d0010f178da8df63e9f94066df238b733e"], "description": [164, "fad4aebb0fb44f977e493f8ea8a28e388ecfa2f22f9943bd96fe7d54f07463f1"]}	\N	59
200	1	registered		received	complainant	live	2026-11-28 16:07:17.668479+00	2026-11-28 16:07:17.668479+00	2026-11-28 16:07:17.679933+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [165, "71d55c9ac882ebc6636caea9cf291095c6b32472b78bcb394ea4e512e281f436"], "description": [166, "f9255c1a92fed23fa019da5855ad34c577fc44eab37946327b8ca4bfb49a29bd"]}	\N	60
201	1	registered		received	complainant	live	2026-11-28 16:07:17.727384+00	2026-11-28 16:07:17.727384+00	2026-11-28 16:07:17.745758+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": null, "claimed_received_on": null}	{"subject": [167, "54a48f5c9502daadbebc59e3aff6c7fed63cabfc9476670d7c313f33c20b78a5"], "description": [168, "b4ec06984324ebe580a03ac2f5bee51bf2a7466a1af36904186f875ea8216a09"]}	\N	61
202	2	dispatched	received	dispatched	staff	live	2026-11-28 16:07:17.774812+00	2026-11-28 16:07:17.774812+00	2026-11-28 16:07:17.80652+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "accused": [], "classification": "ordinary"}	{}	1	61
203	1	registered		received	complainant	live	2026-11-28 16:07:17.942076+00	2026-11-28 16:07:17.942076+00	2026-11-28 16:07:17.969441+00	complainant	{"unit": "unit-1", "basis": {"week": "12345", "calendar": "id@8"}, "agency": "kab-contoh", "channel": "web", "identity": "named", "occurred_on": "2026-01-05", "claimed_received_on": null}	{"subject": [169, "a0c1c3843b8f64a5d199a9caa224a7032e666659387b3d66b76807d2a808d3c1"], "description": [170, "280844150f8f0951663ec6e896155586a578245c9254e31806facf9fb4dfd655"]}	\N	62
\.


COPY public.workflow_heartbeat (id, name, at) FROM stdin;
1	clock	2026-11-28 16:07:18.149318+00
\.


COPY public.workflow_holding (id, from_at, until_at, complaint_id, unit_id) FROM stdin;
1	2026-03-03 02:00:00+00	\N	3	1
2	2026-03-03 02:00:00+00	\N	4	1
3	2026-03-03 02:00:00+00	\N	7	1
4	2026-03-03 02:00:00+00	\N	8	1
5	2026-03-03 02:00:00+00	\N	9	1
6	2026-03-03 02:00:00+00	\N	10	1
7	2026-03-03 02:00:00+00	\N	11	1
8	2026-03-03 02:00:00+00	\N	14	1
9	2026-03-03 02:00:00+00	\N	15	1
10	2026-03-03 02:00:00+00	\N	16	1
11	2026-03-03 02:00:00+00	\N	17	1
12	2026-03-03 02:00:00+00	\N	18	1
13	2026-03-03 02:00:00+00	\N	19	1
14	2026-03-03 02:00:00+00	\N	20	1
15	2026-03-10 02:00:00+00	2026-03-11 02:00:00+00	22	1
16	2026-03-12 02:00:00+00	2026-03-13 02:00:00+00	22	2
17	2026-03-13 02:00:00+00	\N	22	1
18	2026-03-03 02:00:00+00	\N	24	1
19	2026-03-03 02:00:00+00	\N	25	1
20	2026-03-03 02:00:00+00	\N	26	1
21	2026-03-03 02:00:00+00	\N	27	1
22	2026-03-12 02:00:00+00	\N	28	1
23	2026-03-03 02:00:00+00	\N	29	1
24	2026-03-03 02:00:00+00	\N	30	1
25	2026-03-03 02:00:00+00	\N	31	1
26	2026-03-03 02:00:00+00	\N	32	1
27	2026-03-03 02:00:00+00	\N	34	1
28	2026-03-04 02:00:00+00	\N	35	1
29	2026-03-06 02:00:00+00	\N	39	1
30	2026-03-11 02:00:00+00	\N	40	1
31	2026-04-08 02:00:00+00	\N	41	3
32	2026-04-22 02:00:00+00	\N	42	3
33	2026-03-03 09:00:00+00	\N	43	4
34	2026-03-03 09:00:00+00	\N	44	4
35	2026-03-03 00:00:00+00	\N	45	6
36	2026-03-09 00:00:00+00	\N	46	6
37	2018-01-01 07:59:58+00	\N	47	8
38	2018-01-01 07:56:39+00	\N	48	8
39	2018-01-01 07:53:39+00	\N	49	8
40	2018-01-01 07:51:08+00	\N	50	8
41	2018-01-01 07:50:59+00	\N	51	8
42	2018-01-01 07:50:56+00	\N	52	8
43	2018-01-01 07:46:28+00	\N	53	8
44	2018-01-01 07:41:12+00	\N	54	8
45	2026-11-28 16:07:17.774812+00	\N	61	1
\.


COPY public.workflow_holiday (id, date, kind, name, decree, from_version, until_version, calendar_id) FROM stdin;
1	2023-01-01	national	Tahun Baru Masehi	paket holidays 0.109	2	\N	2
2	2023-01-22	national	Tahun Baru Imlek	paket holidays 0.109	2	\N	2
3	2023-01-23	joint_leave	Cuti Bersama Tahun Baru Imlek	paket holidays 0.109	2	\N	2
4	2023-02-18	national	Isra Mikraj Nabi Muhammad	paket holidays 0.109	2	\N	2
5	2023-03-22	national	Hari Suci Nyepi	paket holidays 0.109	2	\N	2
6	2023-03-23	joint_leave	Cuti Bersama Hari Suci Nyepi	paket holidays 0.109	2	\N	2
7	2023-04-07	national	Wafat Yesus Kristus	paket holidays 0.109	2	\N	2
8	2023-04-19	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
9	2023-04-20	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
10	2023-04-21	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
11	2023-04-22	national	Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
12	2023-04-23	national	Hari kedua dari Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
13	2023-04-24	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
14	2023-04-25	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	2	\N	2
15	2023-05-01	national	Hari Buruh Internasional	paket holidays 0.109	2	\N	2
16	2023-05-18	national	Kenaikan Yesus Kristus	paket holidays 0.109	2	\N	2
17	2023-06-01	national	Hari Lahir Pancasila	paket holidays 0.109	2	\N	2
18	2023-06-02	joint_leave	Cuti Bersama Hari Raya Waisak	paket holidays 0.109	2	\N	2
19	2023-06-04	national	Hari Raya Waisak	paket holidays 0.109	2	\N	2
20	2023-06-28	joint_leave	Cuti Bersama Hari Raya Idul Adha	paket holidays 0.109	2	\N	2
21	2023-06-29	national	Hari Raya Idul Adha	paket holidays 0.109	2	\N	2
22	2023-06-30	joint_leave	Cuti Bersama Hari Raya Idul Adha	paket holidays 0.109	2	\N	2
23	2023-07-19	national	Tahun Baru Islam	paket holidays 0.109	2	\N	2
24	2023-08-17	national	Hari Kemerdekaan Republik Indonesia	paket holidays 0.109	2	\N	2
25	2023-09-28	national	Maulid Nabi Muhammad	paket holidays 0.109	2	\N	2
26	2023-12-25	national	Hari Raya Natal	paket holidays 0.109	2	\N	2
27	2023-12-26	joint_leave	Cuti Bersama Hari Raya Natal	paket holidays 0.109	2	\N	2
28	2024-01-01	national	Tahun Baru Masehi	paket holidays 0.109	3	\N	2
29	2024-02-08	national	Isra Mikraj Nabi Muhammad	paket holidays 0.109	3	\N	2
30	2024-02-09	joint_leave	Cuti Bersama Tahun Baru Imlek	paket holidays 0.109	3	\N	2
31	2024-02-10	national	Tahun Baru Imlek	paket holidays 0.109	3	\N	2
32	2024-02-14	national	Hari Pemilihan Umum	paket holidays 0.109	3	\N	2
33	2024-03-11	national	Hari Suci Nyepi	paket holidays 0.109	3	\N	2
34	2024-03-12	joint_leave	Cuti Bersama Hari Suci Nyepi	paket holidays 0.109	3	\N	2
35	2024-03-29	national	Wafat Yesus Kristus	paket holidays 0.109	3	\N	2
36	2024-03-31	national	Kebangkitan Yesus Kristus	paket holidays 0.109	3	\N	2
37	2024-04-08	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	3	\N	2
38	2024-04-09	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	3	\N	2
39	2024-04-10	national	Hari Raya Idul Fitri	paket holidays 0.109	3	\N	2
40	2024-04-11	national	Hari kedua dari Hari Raya Idul Fitri	paket holidays 0.109	3	\N	2
41	2024-04-12	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	3	\N	2
42	2024-04-15	joint_leave	Cuti Bersama Hari Raya Idul Fitri	paket holidays 0.109	3	\N	2
43	2024-05-01	national	Hari Buruh Internasional	paket holidays 0.109	3	\N	2
44	2024-05-09	national	Kenaikan Yesus Kristus	paket holidays 0.109	3	\N	2
45	2024-05-10	joint_leave	Cuti Bersama Kenaikan Yesus Kristus	paket holidays 0.109	3	\N	2
46	2024-05-23	national	Hari Raya Waisak	paket holidays 0.109	3	\N	2
47	2024-05-24	joint_leave	Cuti Bersama Hari Raya Waisak	paket holidays 0.109	3	\N	2
48	2024-06-01	national	Hari Lahir Pancasila	paket holidays 0.109	3	\N	2
49	2024-06-17	national	Hari Raya Idul Adha	paket holidays 0.109	3	\N	2
50	2024-06-18	joint_leave	Cuti Bersama Hari Raya Idul Adha	paket holidays 0.109	3	\N	2
51	2024-07-07	national	Tahun Baru Islam	paket holidays 0.109	3	\N	2
52	2024-08-17	national	Hari Kemerdekaan Republik Indonesia	paket holidays 0.109	3	\N	2
53	2024-09-16	national	Maulid Nabi Muhammad	paket holidays 0.109	3	\N	2
54	2024-11-27	national	Hari Pemilihan Kepala Daerah	paket holidays 0.109	3	\N	2
55	2024-12-25	national	Hari Raya Natal	paket holidays 0.109	3	\N	2
56	2024-12-26	joint_leave	Cuti Bersama Hari Raya Natal	paket holidays 0.109	3	\N	2
57	2025-01-01	national	Tahun Baru 2025 Masehi	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
58	2025-01-27	national	Isra Mikraj Nabi Muhammad	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
59	2025-01-28	joint_leave	Tahun Baru Imlek 2576	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
60	2025-01-29	national	Tahun Baru Imlek 2576	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
61	2025-03-28	joint_leave	Hari Suci Nyepi	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
62	2025-03-29	national	Hari Suci Nyepi	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
63	2025-03-31	national	Idulfitri 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
64	2025-04-01	national	Idulfitri 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
65	2025-04-02	joint_leave	Idulfitri 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
66	2025-04-03	joint_leave	Idulfitri 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
67	2025-04-04	joint_leave	Idulfitri 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
68	2025-04-07	joint_leave	Idulfitri 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
69	2025-04-18	national	Wafat Yesus Kristus	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
70	2025-04-20	national	Kebangkitan Yesus Kristus	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
71	2025-05-01	national	Hari Buruh Internasional	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
72	2025-05-12	national	Hari Raya Waisak 2569	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
73	2025-05-13	joint_leave	Hari Raya Waisak 2569	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
74	2025-05-29	national	Kenaikan Yesus Kristus	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
75	2025-05-30	joint_leave	Kenaikan Yesus Kristus	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
76	2025-06-01	national	Hari Lahir Pancasila	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
77	2025-06-06	national	Iduladha 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
78	2025-06-09	joint_leave	Iduladha 1446 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
79	2025-06-27	national	1 Muharam 1447 H	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
80	2025-08-17	national	Proklamasi Kemerdekaan	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
81	2025-09-05	national	Maulid Nabi Muhammad	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
82	2025-12-25	national	Kelahiran Yesus Kristus	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
83	2025-12-26	joint_leave	Kelahiran Yesus Kristus	SKB 3 Menteri 1017/2/2 Tahun 2024	4	\N	2
84	2025-08-18	joint_leave	Proklamasi Kemerdekaan (added 7 Aug 2025)	SKB 3 Menteri 933/1/3 Tahun 2025	5	\N	2
85	2026-01-01	national	Tahun Baru 2026 Masehi	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
86	2026-01-16	national	Isra Mikraj Nabi Muhammad	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
87	2026-02-16	joint_leave	Tahun Baru Imlek 2577	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
88	2026-02-17	national	Tahun Baru Imlek 2577	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
89	2026-03-18	joint_leave	Hari Suci Nyepi	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
90	2026-03-19	national	Hari Suci Nyepi	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
91	2026-03-20	joint_leave	Idulfitri 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
92	2026-03-21	national	Idulfitri 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
93	2026-03-22	national	Idulfitri 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
94	2026-03-23	joint_leave	Idulfitri 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
95	2026-03-24	joint_leave	Idulfitri 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
96	2026-04-03	national	Wafat Yesus Kristus	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
97	2026-04-05	national	Kebangkitan Yesus Kristus	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
98	2026-05-01	national	Hari Buruh Internasional	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
99	2026-05-14	national	Kenaikan Yesus Kristus	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
100	2026-05-15	joint_leave	Kenaikan Yesus Kristus	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
101	2026-05-27	national	Iduladha 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
102	2026-05-28	joint_leave	Iduladha 1447 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
103	2026-05-31	national	Hari Raya Waisak 2570	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
104	2026-06-01	national	Hari Lahir Pancasila	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
105	2026-06-16	national	1 Muharam 1448 H	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
106	2026-08-17	national	Proklamasi Kemerdekaan	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
107	2026-08-25	national	Maulid Nabi Muhammad	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
108	2026-12-24	joint_leave	Kelahiran Yesus Kristus	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
109	2026-12-25	national	Kelahiran Yesus Kristus	SKB 3 Menteri 1497/2/5 Tahun 2025	6	\N	2
110	2027-01-01	national	Tahun Baru Masehi	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
111	2027-01-05	national	Isra Mikraj Nabi Muhammad	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
112	2027-02-05	joint_leave	Cuti Bersama Tahun Baru Imlek	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
113	2027-02-06	national	Tahun Baru Imlek	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
114	2027-03-08	national	Hari Suci Nyepi	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
115	2027-03-09	joint_leave	Cuti Bersama Hari Raya Idul Fitri	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
116	2027-03-10	national	Hari Raya Idul Fitri (perkiraan)	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
117	2027-03-11	national	Hari kedua dari Hari Raya Idul Fitri (perkiraan)	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
118	2027-03-12	joint_leave	Cuti Bersama Hari Raya Idul Fitri	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
119	2027-03-15	joint_leave	Cuti Bersama Hari Raya Idul Fitri	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
120	2027-03-25	joint_leave	Cuti Bersama Wafat Yesus Kristus	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
121	2027-03-26	national	Wafat Yesus Kristus	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
122	2027-03-28	national	Kebangkitan Yesus Kristus	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
123	2027-05-01	national	Hari Buruh Internasional	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
124	2027-05-06	national	Kenaikan Yesus Kristus	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
125	2027-05-17	national	Hari Raya Idul Adha (perkiraan)	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
126	2027-05-18	joint_leave	Cuti Bersama Hari Raya Idul Adha	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
127	2027-05-19	joint_leave	Cuti Bersama Hari Raya Waisak	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
128	2027-05-20	national	Hari Raya Waisak	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
129	2027-06-01	national	Hari Lahir Pancasila	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
130	2027-06-06	national	Tahun Baru Islam	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
131	2027-08-15	national	Maulid Nabi Muhammad	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
132	2027-08-17	national	Hari Kemerdekaan Republik Indonesia	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
133	2027-12-24	joint_leave	Cuti Bersama Hari Raya Natal	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
134	2027-12-25	national	Hari Raya Natal	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
135	2027-12-26	national	Isra Mikraj Nabi Muhammad	usulan menurut paket holidays 0.109, belum ditetapkan	7	\N	2
136	2026-06-10	joint_leave	Cuti Tambahan	SKB Tambahan	8	\N	2
137	2026-06-12	regional	Hari Papua	Keputusan Uji	3	\N	3
\.


COPY public.workflow_importedcase (id, source, reference, complaint_id) FROM stdin;
1	la311	1-870704831	47
2	la311	1-870694601	48
3	la311	1-870693641	49
4	la311	1-870703871	50
5	la311	1-870699049	51
6	la311	1-870699071	52
7	la311	1-870693501	53
8	la311	1-870693311	54
\.


COPY public.workflow_proposedday (id, date, kind, name, flags, change_id) FROM stdin;
1	2023-01-01	national	Tahun Baru Masehi	{}	1
2	2023-01-22	national	Tahun Baru Imlek	{neighbour}	1
3	2023-01-23	joint_leave	Cuti Bersama Tahun Baru Imlek	{neighbour}	1
4	2023-02-18	national	Isra Mikraj Nabi Muhammad	{}	1
5	2023-03-22	national	Hari Suci Nyepi	{neighbour}	1
6	2023-03-23	joint_leave	Cuti Bersama Hari Suci Nyepi	{neighbour}	1
7	2023-04-07	national	Wafat Yesus Kristus	{}	1
8	2023-04-19	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	1
9	2023-04-20	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	1
10	2023-04-21	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	1
11	2023-04-22	national	Hari Raya Idul Fitri	{neighbour}	1
12	2023-04-23	national	Hari kedua dari Hari Raya Idul Fitri	{}	1
13	2023-04-24	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	1
14	2023-04-25	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	1
15	2023-05-01	national	Hari Buruh Internasional	{}	1
16	2023-05-18	national	Kenaikan Yesus Kristus	{}	1
17	2023-06-01	national	Hari Lahir Pancasila	{}	1
18	2023-06-02	joint_leave	Cuti Bersama Hari Raya Waisak	{neighbour}	1
19	2023-06-04	national	Hari Raya Waisak	{neighbour}	1
20	2023-06-28	joint_leave	Cuti Bersama Hari Raya Idul Adha	{neighbour}	1
21	2023-06-29	national	Hari Raya Idul Adha	{neighbour}	1
22	2023-06-30	joint_leave	Cuti Bersama Hari Raya Idul Adha	{neighbour}	1
23	2023-07-19	national	Tahun Baru Islam	{}	1
24	2023-08-17	national	Hari Kemerdekaan Republik Indonesia	{}	1
25	2023-09-28	national	Maulid Nabi Muhammad	{}	1
26	2023-12-25	national	Hari Raya Natal	{neighbour}	1
27	2023-12-26	joint_leave	Cuti Bersama Hari Raya Natal	{neighbour}	1
28	2024-01-01	national	Tahun Baru Masehi	{}	2
29	2024-02-08	national	Isra Mikraj Nabi Muhammad	{}	2
30	2024-02-09	joint_leave	Cuti Bersama Tahun Baru Imlek	{neighbour}	2
31	2024-02-10	national	Tahun Baru Imlek	{neighbour}	2
32	2024-02-14	national	Hari Pemilihan Umum	{}	2
33	2024-03-11	national	Hari Suci Nyepi	{neighbour}	2
34	2024-03-12	joint_leave	Cuti Bersama Hari Suci Nyepi	{neighbour}	2
35	2024-03-29	national	Wafat Yesus Kristus	{}	2
36	2024-03-31	national	Kebangkitan Yesus Kristus	{}	2
37	2024-04-08	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	2
38	2024-04-09	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	2
39	2024-04-10	national	Hari Raya Idul Fitri	{neighbour}	2
40	2024-04-11	national	Hari kedua dari Hari Raya Idul Fitri	{}	2
41	2024-04-12	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	2
42	2024-04-15	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	2
43	2024-05-01	national	Hari Buruh Internasional	{}	2
44	2024-05-09	national	Kenaikan Yesus Kristus	{neighbour}	2
45	2024-05-10	joint_leave	Cuti Bersama Kenaikan Yesus Kristus	{neighbour}	2
46	2024-05-23	national	Hari Raya Waisak	{neighbour}	2
47	2024-05-24	joint_leave	Cuti Bersama Hari Raya Waisak	{neighbour}	2
48	2024-06-01	national	Hari Lahir Pancasila	{}	2
49	2024-06-17	national	Hari Raya Idul Adha	{neighbour}	2
50	2024-06-18	joint_leave	Cuti Bersama Hari Raya Idul Adha	{neighbour}	2
51	2024-07-07	national	Tahun Baru Islam	{}	2
52	2024-08-17	national	Hari Kemerdekaan Republik Indonesia	{}	2
53	2024-09-16	national	Maulid Nabi Muhammad	{}	2
54	2024-11-27	national	Hari Pemilihan Kepala Daerah	{}	2
55	2024-12-25	national	Hari Raya Natal	{neighbour}	2
56	2024-12-26	joint_leave	Cuti Bersama Hari Raya Natal	{neighbour}	2
57	2025-01-01	national	Tahun Baru 2025 Masehi	{}	3
58	2025-01-27	national	Isra Mikraj Nabi Muhammad	{}	3
59	2025-01-28	joint_leave	Tahun Baru Imlek 2576	{neighbour}	3
60	2025-01-29	national	Tahun Baru Imlek 2576	{neighbour}	3
61	2025-03-28	joint_leave	Hari Suci Nyepi	{neighbour}	3
62	2025-03-29	national	Hari Suci Nyepi	{neighbour}	3
63	2025-03-31	national	Idulfitri 1446 H	{neighbour}	3
64	2025-04-01	national	Idulfitri 1446 H	{neighbour}	3
65	2025-04-02	joint_leave	Idulfitri 1446 H	{neighbour}	3
66	2025-04-03	joint_leave	Idulfitri 1446 H	{neighbour}	3
67	2025-04-04	joint_leave	Idulfitri 1446 H	{neighbour}	3
68	2025-04-07	joint_leave	Idulfitri 1446 H	{neighbour}	3
69	2025-04-18	national	Wafat Yesus Kristus	{}	3
70	2025-04-20	national	Kebangkitan Yesus Kristus	{}	3
71	2025-05-01	national	Hari Buruh Internasional	{}	3
72	2025-05-12	national	Hari Raya Waisak 2569	{neighbour}	3
73	2025-05-13	joint_leave	Hari Raya Waisak 2569	{neighbour}	3
74	2025-05-29	national	Kenaikan Yesus Kristus	{neighbour}	3
75	2025-05-30	joint_leave	Kenaikan Yesus Kristus	{neighbour}	3
76	2025-06-01	national	Hari Lahir Pancasila	{}	3
77	2025-06-06	national	Iduladha 1446 H	{neighbour}	3
78	2025-06-09	joint_leave	Iduladha 1446 H	{neighbour}	3
79	2025-06-27	national	1 Muharam 1447 H	{}	3
80	2025-08-17	national	Proklamasi Kemerdekaan	{}	3
81	2025-09-05	national	Maulid Nabi Muhammad	{}	3
82	2025-12-25	national	Kelahiran Yesus Kristus	{neighbour}	3
83	2025-12-26	joint_leave	Kelahiran Yesus Kristus	{neighbour}	3
84	2025-08-18	joint_leave	Proklamasi Kemerdekaan (added 7 Aug 2025)	{neighbour,past}	4
85	2026-01-01	national	Tahun Baru 2026 Masehi	{}	5
86	2026-01-16	national	Isra Mikraj Nabi Muhammad	{}	5
87	2026-02-16	joint_leave	Tahun Baru Imlek 2577	{neighbour}	5
88	2026-02-17	national	Tahun Baru Imlek 2577	{neighbour}	5
89	2026-03-18	joint_leave	Hari Suci Nyepi	{neighbour}	5
90	2026-03-19	national	Hari Suci Nyepi	{neighbour}	5
91	2026-03-20	joint_leave	Idulfitri 1447 H	{neighbour}	5
92	2026-03-21	national	Idulfitri 1447 H	{neighbour}	5
93	2026-03-22	national	Idulfitri 1447 H	{neighbour}	5
94	2026-03-23	joint_leave	Idulfitri 1447 H	{neighbour}	5
95	2026-03-24	joint_leave	Idulfitri 1447 H	{neighbour}	5
96	2026-04-03	national	Wafat Yesus Kristus	{}	5
97	2026-04-05	national	Kebangkitan Yesus Kristus	{}	5
98	2026-05-01	national	Hari Buruh Internasional	{}	5
99	2026-05-14	national	Kenaikan Yesus Kristus	{neighbour}	5
100	2026-05-15	joint_leave	Kenaikan Yesus Kristus	{neighbour}	5
101	2026-05-27	national	Iduladha 1447 H	{neighbour}	5
102	2026-05-28	joint_leave	Iduladha 1447 H	{neighbour}	5
103	2026-05-31	national	Hari Raya Waisak 2570	{}	5
104	2026-06-01	national	Hari Lahir Pancasila	{}	5
105	2026-06-16	national	1 Muharam 1448 H	{}	5
106	2026-08-17	national	Proklamasi Kemerdekaan	{}	5
107	2026-08-25	national	Maulid Nabi Muhammad	{}	5
108	2026-12-24	joint_leave	Kelahiran Yesus Kristus	{neighbour}	5
109	2026-12-25	national	Kelahiran Yesus Kristus	{neighbour}	5
110	2027-01-01	national	Tahun Baru Masehi	{}	6
111	2027-01-05	national	Isra Mikraj Nabi Muhammad	{}	6
112	2027-02-05	joint_leave	Cuti Bersama Tahun Baru Imlek	{neighbour}	6
113	2027-02-06	national	Tahun Baru Imlek	{neighbour}	6
114	2027-03-08	national	Hari Suci Nyepi	{}	6
115	2027-03-09	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	6
116	2027-03-10	national	Hari Raya Idul Fitri (perkiraan)	{neighbour}	6
117	2027-03-11	national	Hari kedua dari Hari Raya Idul Fitri (perkiraan)	{}	6
118	2027-03-12	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	6
119	2027-03-15	joint_leave	Cuti Bersama Hari Raya Idul Fitri	{neighbour}	6
120	2027-03-25	joint_leave	Cuti Bersama Wafat Yesus Kristus	{neighbour}	6
121	2027-03-26	national	Wafat Yesus Kristus	{neighbour}	6
122	2027-03-28	national	Kebangkitan Yesus Kristus	{}	6
123	2027-05-01	national	Hari Buruh Internasional	{}	6
124	2027-05-06	national	Kenaikan Yesus Kristus	{}	6
125	2027-05-17	national	Hari Raya Idul Adha (perkiraan)	{neighbour}	6
126	2027-05-18	joint_leave	Cuti Bersama Hari Raya Idul Adha	{neighbour}	6
127	2027-05-19	joint_leave	Cuti Bersama Hari Raya Waisak	{neighbour}	6
128	2027-05-20	national	Hari Raya Waisak	{neighbour}	6
129	2027-06-01	national	Hari Lahir Pancasila	{}	6
130	2027-06-06	national	Tahun Baru Islam	{}	6
131	2027-08-15	national	Maulid Nabi Muhammad	{}	6
132	2027-08-17	national	Hari Kemerdekaan Republik Indonesia	{}	6
133	2027-12-24	joint_leave	Cuti Bersama Hari Raya Natal	{neighbour}	6
134	2027-12-25	national	Hari Raya Natal	{neighbour}	6
135	2027-12-26	national	Isra Mikraj Nabi Muhammad	{}	6
136	2026-06-10	joint_leave	Cuti Tambahan	{}	7
137	2026-12-30	joint_leave	Cuti Usulan	{}	8
138	2026-12-29	joint_leave	Cuti Batal	{}	9
139	2026-06-12	regional	Hari Papua	{}	10
\.


COPY public.workflow_rememberedreply (id, key_hash, body_hash, status, salt, sealed, created_at) FROM stdin;
1	4d4986d4517c6a8b3415608ca5b8f54886b24d00ff1e5b0b7faf0e2796311c1f	d1e69d7071710c8a85df9a03ec840f2d18cd3548fdc6037826ff942c24613cb2	201	\\x30b879154e28c2e316e36dfa7beaf629	\\x67414141414142724376773162585a6d4a453966395967584967657941646376776135494554715f574d473749513175336a31536b337a6a71316c312d7453346871595752536a76784f33464d532d2d3639454c4d43453632563779446f7a6d4f5a425534635772716550467071596c5a664a724f4a63366b6f39653848786738385a70463632446639727a3071334e7a437677427541413253637356796d6b4d43513331623732753135355371394646476942486b6f51735f55736236366675337558634d4b68624d6e6d7a50706574636a7076626556596945477673446d504b784e6457752d6c6d747149634f5277556949387132466a50507268697437744d4c47766f414e31686c70594b366149786d534a307a70663257696a4b72324231745745327a42563766376b796f36516935346f53566166375f76364d5846353358625f736e46516c5a5177436a74395959486f5535433756493767554d61737441473355474c466138586c5764502d30574f6f5435656870796f6836746c2d4370572d334130776d4a696255386766617755444c787334713237494935466f4f3841597a36514e634b665458495f66752d50454847526d3554784a41446e31656f6d46363676537441585f465f64364b556e394745565767437a4b5f4f626d41414e466c703679774876724174426d4b5a554262365177416e6d6742716b6e4c6c505568384251554d76566e69314138616776346432786172686b5f43755672325f49535a415f4e2d68596f6732587a79337541384974366c4b6858644c697a6c547239313266656c6b6f744341307777516c4c5f48767769424e30494d624f455a6375557a614a764a73336f49443269736e4e69343566586639736d784e7a7a42522d4f646d62324e7a636d4a6f6d6b424c6a366c6b686f714f756262626a6d62526c486c71614769384e734677762d4553646f5334523673494466414147615576445775705466523746596a746833554f7279424d396f39746e524c4766445379355f325566636f362d43427549756b4e61776e76657a39676d71653777357177385a6f5a5a6147334257334e56305a78647a47793078765959464e795957504c4e776d465265464142396135345538412d61504f395367372d704a4f41666b4f574472546845306a7070785f7a62386578734d42505a54585036784e50686965654272507a504d514b335233635076304a4c544b596b7353365863364c5f64726c59476364797963537862556c6d75676966634a735f4e525a2d37594c334255745230315574764b694b616f346d5a3543724b6e333949623670316b6c73505158415343784169307a382d556a5455764e75615264434c4b4c6f4950333637586466495074786d4f56713859383250623730552d4e394a6a555151617673794c62617252424e64665346597933495954717377734d574b62704442666c636f3671393144616e5a365763474c61596b6a6c58646d307a4e74745164663465644a56696c356b5f48455163527768556b39386c57565f666533676865793254597971397046664c506170657379313947312d68536b7645566e4a696332674f4573585652424631586d546c4532305967475263716970754642573432736a376868557866714b7964594a723855486f7a5146454a45446a6b414274777765694e574e744937714a65585346456261574157654b616a492d65354c714a6161447771786d4d6e4e4139314366525447376750725762744866667036426a6c54594973526c2d6a524d76745a754864393848774335586a774e69596630667846736c302d7a3644417433547145323733646462786c4e6c4838377a5f45684a76667a63594879695777327172304d344b68494e505259506f4847473542427850724d596c4c386b47696a4f5338627a71774b777a6577774541736959437251734257537552643732387a6c6b3879627461315a422d525957466c7a69313072314d537770365033384d31306d365a64497a716133436e774e6f6e365f4b79724e5778775850362d52506f5975637249595568584b755f41716478316e5f314a775a6335785577376e7235317053394a78596746667639764c6e7655334a6d474f784370366235547a5247612d564836336a67487337354379685a58314a43683046396f5f55797352316f415038376636654a386e4856747a50576a4e426f4d4c2d324c6c7a30784d793443575a4a495257495f414b6d5039786342344c335271314c436a78426d42754e67563658596f7243764a384a635a65626653633175694754306f376c466d655f53514c445f414f6d5f76695f3567394c37456d667648425a6249414137303975493674575a636f6f5673505a7a56736a4b4364706b4b456344776c4755707538512d6e5937383454584d6b414e4d3334555071784a367764654a78584a6f49476b6f48414c4e4f36313343313943715677374a334f486845385f6534614a334f354d65416b3163303742356c414a7a496d36344e724b616d67644c352d62445a4432746951757853585079625f69676e6d737277776b436d4b57637930436d6c2d75457047396d5670344978314652634f45373767576f616e3975444a616872516565686e6b5f4c3451536f524d4c766d43627257337071324a4373795431627261504d6868436f30786c6356776e6c6e6c4f794f3163305648747071716c565945667162714c74776e2d5079315478446e6e48444542367376425655583738775a674f62596638335766584a336d5f695f2d42317a4c68463339436f78685859586c6c4c4d634c3976577636626d6e784b4a4b6f4932656a587044694f394946665378566654343830644470696d576c4f784a47434c4334522d437969743355516e5a636c35424878752d4a4d66443545786a363964562d34335747676355715f722d3530414d2d656a4a3646636656542d7330396d43656e366243512d4134656f6b674f655950794c524552615856795145327243707142464162633262565046626d703951766654705672665f5453762d544d5573376d426e51346e30664d4b45586754346f586f6f55506957514e6d762d536e79453172504b516a32586368383038464365416e4137505f4f5562786a755a66332d5f5f6e342d5a5431546b30443754586b537477584b6e6d527864784f61774b746576684b72643645544d56466a3365684c4178633375524d464b6c4d46423443725165676475437036416f7779796657304f50734163664966696f735246383651616a6c4946714847573153564b773677735235313463584333783756727132586f6571555a6b6d3633565832542d3964476a4341454254377266646f4d796844593938414f393049434678545f74756f687a2d3554705a71545736586b6e575f346c5f4b6e5a796e4279426a54574c394a61386e6a6a66372d42704e4c674345384d3861503079467447416d554b464e34564f4177554c754574366d6d63553739527931676e78504b7169546b5f7544704354624c43586b7053356c4b4c3769656d6e306b38596f774f546852765173786c70376363726970664e5a5256725162313353485630384d65477664416e6e78314f57694939316533653548624f68444d4d4b6c586a336f77616a516c636352663052316c414a6230554b5968565141646171765766777542436f555f4e474a56375f71346b72414b5f4e544b76513258576568546f544b765a4b344c6d6a78546a5251304f444f5f7377476247466178576362654f5554365532677059515776447761707070386e45336c6b4c667035574d52706177513242526a35567730506d6a5a534b6d66797030754649586f4675456756373151692d6e35373364527251754a5950525f31566e394876794e53487053396e58643547467a68637a4137393753374d36414a676231666555555232666467616c79394f746262314665752d656f564b7a67727a6946373141314a7a735278796c582d6b6a30426d514e765958793476655f31482d786161416a536e634d6b51504f696e51646562636f6f67574c71345f3841423777353662736e475a73302d7369554561447a6a4c7a61696f735672414d6c4e354f533438364a763631365a4658676b597277766b51736368383363594343566a7276517078665a4f6a384334356434346f6c516b7a5a564767374d5564784e445a4b573074555143316a35426a6331496a6866357068347a6831496467675557474847555a41676f534869785f366e396e45367a71417a466538576b6b443554516a713743587756797163475f45574730765f614d4f6463435646697a6e355050792d356370695378536f4f65494944594f3553366265734638496535764e79704e336b6b4a4e62467843675357784b565579576d345f794e71376f5033533568634a75486654707a636432576e4b6266325f7a4a6f41677664474e42443450587744362d653736564a584554536434646c6174705154356e51446c684166554f6e45583373665a35395551344f7942345749436a636571536663735f7a4f54585634644458587657384757626b7541744f644174644971415f727a35386e6874374e6a6a537a6d5042345164453942546c75426957684b35436d766e6e4148382d2d6473536b795f733034713131426754655270314a536763346554645564493332474650727a563175327552414b6f675045627256694b7a5470644346746b43674359756d5177727772723750727345573049386e7a53666b477358346853515056347767516634777672463443715961377772597a306564483641654e772d4c5045547843365f754a78387852577541633462594670495750486e614b4238764758556e6e72577a6d743035684d7244655562575f4f6e755556704336546c32456f3531444b4e326f466339776c5862714937654d64763147646246736e6350324c4b4c7662385748766157427757566c465070376d4d7a326a61545a7842597433425f4876686b794850756265544f55554e744e76396743506c63684a3374467378312d5a4a764e514a5a326e7165616b316a32655f6a693548646e394759675f6d4172435141516f69756e5234366642666e6f7159544a594b4a6665707854334e625571644f6b612d4663674d4b6c6d7777736b5266366a2d4c507a78685a67414b4272586f55746254777645484e6934766149534e6b3250375070596759724c4e70793367447276626551485f717457555337676a354c6d525036585f316332574931784178337a364569456559474b2d416e396e476c7450557236727178596e323652644a357a6839504f54566b67305f3166444b4363584a5059725363786b766a72396d6a743071546964454f573267757a7539575f424a4479355a444c6457326a6a2d45564f5f52357076566d354a4c557071555233614c793544617961353076735a413837455473354747674841313267544d7147447a6953364c57336831775f4f342d55576a424f74767a35636458343542325f454a63362d6369516667593778554168357534626a32335966796a4c79304f4c39494c69595a784e39394a584b42552d5f556e612d315467675f54497875434c4c42424c49637774746351624979304f654475694c50355a3377784a6f5236325468714f614135454f6459676e684467734a4f73475468636d57394f36716e4b375871376d45706364485043536f787a64756b344b6e6846384d75764666584b322d4633786a52692d3642645a6a5f446e6e6b6f556c47444e4242365639304239706c564749666574664f6d326c4a6177656235397830686e7266673855633874344e69657a4373437134717453364b684b43686c5a4c6270474e6a41666563757869506f5045576778715341304c30334e7a5147676f6b706d45416a4253384a6c5837496266706f6944544b6a45325852434454395a71773137714b3742446f713945664b764f745834726d637163714f4245713930374936724f30776166617456745954597651327271474c30447334782d6e424a454b7a5142504f6d33576245515376446e7a334a46447469782d2d4a63516f3d	2026-11-28 16:07:17.942076+00
\.


COPY public.workflow_rung (id, level, due_on, recipients, why, reached_at, recorded_at, send_at, complaint_id, duty_id) FROM stdin;
1	past	2026-04-02	{}	over_by_then	2026-04-02 17:00:00+00	2026-05-04 02:00:00+00	\N	23	145
2	past	2026-03-26	{}	over_by_then	2026-03-26 17:00:00+00	2026-05-04 02:00:00+00	\N	24	153
3	one_before	2026-03-13	{}	over_by_then	2026-03-11 17:00:00+00	2026-03-12 02:00:00+00	\N	28	190
4	three_before	2026-03-27	{}	over_by_then	2026-03-16 17:00:00+00	2026-03-17 02:00:00+00	\N	30	204
5	three_before	2026-03-30	{handler}	units_duty	2026-03-24 17:00:00+00	2026-03-26 01:00:00+00	2026-03-26 01:00:00+00	35	236
6	one_before	2026-03-30	{handler}	units_duty	2026-03-26 17:00:00+00	2026-03-27 01:00:00+00	2026-03-27 01:00:00+00	35	236
7	past	2026-03-30	{handler,supervisors,complainant}	units_duty	2026-03-30 17:00:00+00	2026-03-31 01:00:00+00	2026-03-31 01:00:00+00	35	236
8	on_the_day	2026-03-30	{handler,supervisors}	units_duty	2026-03-29 17:00:00+00	2026-03-31 01:00:00+00	\N	35	236
9	three_after	2026-03-30	{coordinators}	units_duty	2026-04-01 17:00:00+00	2026-04-02 01:00:00+00	2026-04-02 01:00:00+00	35	236
10	five_after	2026-03-30	{agency_heads,complainant}	units_duty	2026-04-06 17:00:00+00	2026-04-08 01:00:00+00	2026-04-08 01:00:00+00	35	236
11	past	2026-05-02	{coordinators,agency_heads,complainant}	agencys_duty	2026-05-02 17:00:00+00	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	35	237
12	three_before	2026-05-02	{handler}	agencys_duty	2026-04-27 17:00:00+00	2026-05-11 01:00:00+00	\N	35	237
13	one_before	2026-05-02	{handler}	agencys_duty	2026-04-29 17:00:00+00	2026-05-11 01:00:00+00	\N	35	237
14	on_the_day	2026-05-02	{handler,supervisors}	agencys_duty	2026-05-01 17:00:00+00	2026-05-11 01:00:00+00	\N	35	237
15	three_after	2026-05-02	{coordinators}	agencys_duty	2026-05-05 17:00:00+00	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	35	237
16	five_after	2026-05-02	{agency_heads,complainant}	agencys_duty	2026-05-07 17:00:00+00	2026-05-11 01:00:00+00	2026-05-11 01:00:00+00	35	237
17	one_before	2026-03-06	{}	over_by_then	2026-03-04 17:00:00+00	2026-03-06 02:00:00+00	\N	37	245
18	on_the_day	2026-03-06	{}	over_by_then	2026-03-05 17:00:00+00	2026-03-06 02:00:00+00	\N	37	245
19	one_before	2026-03-09	{}	over_by_then	2026-03-05 17:00:00+00	2026-03-06 02:00:00+00	\N	38	250
20	one_before	2026-03-06	{}	over_by_then	2026-03-04 17:00:00+00	2026-03-05 02:00:00+00	\N	40	261
21	one_before	2026-03-05	{}	over_by_then	2026-03-03 17:00:00+00	2026-03-06 02:00:00+00	\N	39	256
22	on_the_day	2026-03-05	{}	over_by_then	2026-03-04 17:00:00+00	2026-03-06 02:00:00+00	\N	39	256
23	past	2026-03-05	{}	over_by_then	2026-03-05 17:00:00+00	2026-03-06 02:00:00+00	\N	39	256
\.


COPY public.workflow_suspension (id, round, reason, from_at, from_on, until_at, until_on, resume_by_on, resume_by_at, complaint_id) FROM stdin;
1	1	awaiting_other_body	2026-03-05 02:00:00+00	2026-03-05	2026-04-01 17:00:00+00	2026-04-01	2026-04-01	2026-04-01 17:00:00+00	4
2	1	awaiting_complainant	2026-03-05 02:00:00+00	2026-03-05	2026-03-09 02:00:00+00	2026-03-09	2026-04-01	2026-04-01 17:00:00+00	15
3	1	awaiting_other_body	2026-03-05 02:00:00+00	2026-03-05	2026-03-10 02:00:00+00	2026-03-10	2026-04-01	2026-04-01 17:00:00+00	16
4	1	awaiting_other_body	2026-03-05 02:00:00+00	2026-03-05	2026-04-01 17:00:00+00	2026-04-01	2026-04-01	2026-04-01 17:00:00+00	17
\.


COPY public.workflow_unitpromise (id, kind, classification, length, effective_from, made_at, made_by_id, unit_id) FROM stdin;
1	settle	ordinary	7	2026-04-06	2026-04-01 02:00:00+00	1	3
2	settle	ordinary	\N	2026-04-20	2026-04-15 02:00:00+00	1	3
\.


SELECT pg_catalog.setval('public.accounts_agency_id_seq', 5, true);


SELECT pg_catalog.setval('public.accounts_feed_id_seq', 3, true);


SELECT pg_catalog.setval('public.accounts_membership_id_seq', 30, true);


SELECT pg_catalog.setval('public.accounts_token_id_seq', 1, true);


SELECT pg_catalog.setval('public.accounts_unit_id_seq', 13, true);


SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);


SELECT pg_catalog.setval('public.accounts_user_id_seq', 30, true);


SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_permission_id_seq', 132, true);


SELECT pg_catalog.setval('public.complaints_attachment_id_seq', 6, true);


SELECT pg_catalog.setval('public.complaints_complaint_accused_id_seq', 1, true);


SELECT pg_catalog.setval('public.complaints_complaint_id_seq', 62, true);


SELECT pg_catalog.setval('public.complaints_identity_id_seq', 53, true);


SELECT pg_catalog.setval('public.complaints_statement_id_seq', 170, true);


SELECT pg_catalog.setval('public.compliance_assessment_id_seq', 6, true);


SELECT pg_catalog.setval('public.compliance_publishedscore_id_seq', 1, true);


SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);


SELECT pg_catalog.setval('public.django_content_type_id_seq', 33, true);


SELECT pg_catalog.setval('public.django_migrations_id_seq', 23, true);


SELECT pg_catalog.setval('public.notifications_message_id_seq', 232, true);


SELECT pg_catalog.setval('public.workflow_calendar_id_seq', 3, true);


SELECT pg_catalog.setval('public.workflow_calendarchange_id_seq', 10, true);


SELECT pg_catalog.setval('public.workflow_calendarversion_id_seq', 12, true);


SELECT pg_catalog.setval('public.workflow_calendaryear_id_seq', 5, true);


SELECT pg_catalog.setval('public.workflow_duty_id_seq', 355, true);


SELECT pg_catalog.setval('public.workflow_event_id_seq', 203, true);


SELECT pg_catalog.setval('public.workflow_heartbeat_id_seq', 1, true);


SELECT pg_catalog.setval('public.workflow_holding_id_seq', 45, true);


SELECT pg_catalog.setval('public.workflow_holiday_id_seq', 137, true);


SELECT pg_catalog.setval('public.workflow_importedcase_id_seq', 8, true);


SELECT pg_catalog.setval('public.workflow_proposedday_id_seq', 139, true);


SELECT pg_catalog.setval('public.workflow_rememberedreply_id_seq', 1, true);


SELECT pg_catalog.setval('public.workflow_rung_id_seq', 23, true);


SELECT pg_catalog.setval('public.workflow_suspension_id_seq', 4, true);


SELECT pg_catalog.setval('public.workflow_unitpromise_id_seq', 2, true);


ALTER TABLE ONLY public.accounts_agency
    ADD CONSTRAINT accounts_agency_code_key UNIQUE (code);


ALTER TABLE ONLY public.accounts_agency
    ADD CONSTRAINT accounts_agency_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_agency CLUSTER ON accounts_agency_pkey;


ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT accounts_feed_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_feed CLUSTER ON accounts_feed_pkey;


ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_membership CLUSTER ON accounts_membership_pkey;


ALTER TABLE ONLY public.accounts_token
    ADD CONSTRAINT accounts_token_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_token CLUSTER ON accounts_token_pkey;


ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_code_key UNIQUE (code);


ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_unit CLUSTER ON accounts_unit_pkey;


ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_user_groups CLUSTER ON accounts_user_groups_pkey;


ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);


ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_user CLUSTER ON accounts_user_pkey;


ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);


ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE public.accounts_user_user_permissions CLUSTER ON accounts_user_user_permissions_pkey;


ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);


ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT assessment_once_a_year UNIQUE (unit_id, year);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE public.auth_group_permissions CLUSTER ON auth_group_permissions_pkey;


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE public.auth_group CLUSTER ON auth_group_pkey;


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE public.auth_permission CLUSTER ON auth_permission_pkey;


ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT calendar_version_once UNIQUE (calendar_id, version);


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaint_reference_once UNIQUE (reference);


ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachment_path_key UNIQUE (path);


ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachment_pkey PRIMARY KEY (id);

ALTER TABLE public.complaints_attachment CLUSTER ON complaints_attachment_pkey;


ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_accused_complaint_id_user_id_e42ef1f2_uniq UNIQUE (complaint_id, user_id);


ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_accused_pkey PRIMARY KEY (id);

ALTER TABLE public.complaints_complaint_accused CLUSTER ON complaints_complaint_accused_pkey;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);

ALTER TABLE public.complaints_complaint CLUSTER ON complaints_complaint_pkey;


ALTER TABLE ONLY public.complaints_identity
    ADD CONSTRAINT complaints_identity_complaint_id_key UNIQUE (complaint_id);


ALTER TABLE ONLY public.complaints_identity
    ADD CONSTRAINT complaints_identity_pkey PRIMARY KEY (id);

ALTER TABLE public.complaints_identity CLUSTER ON complaints_identity_pkey;


ALTER TABLE ONLY public.complaints_statement
    ADD CONSTRAINT complaints_statement_pkey PRIMARY KEY (id);

ALTER TABLE public.complaints_statement CLUSTER ON complaints_statement_pkey;


ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessment_pkey PRIMARY KEY (id);

ALTER TABLE public.compliance_assessment CLUSTER ON compliance_assessment_pkey;


ALTER TABLE ONLY public.compliance_publishedscore
    ADD CONSTRAINT compliance_publishedscore_pkey PRIMARY KEY (id);

ALTER TABLE public.compliance_publishedscore CLUSTER ON compliance_publishedscore_pkey;


ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE public.django_admin_log CLUSTER ON django_admin_log_pkey;


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE public.django_content_type CLUSTER ON django_content_type_pkey;


ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE public.django_migrations CLUSTER ON django_migrations_pkey;


ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE public.django_session CLUSTER ON django_session_pkey;


ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT event_seq_once UNIQUE (complaint_id, seq);


ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT feed_once UNIQUE (token_hash);


ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT imported_case_once UNIQUE (source, reference);


ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (user_id, role, agency_id, unit_id);


ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT message_id_once UNIQUE (message_id);


ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);

ALTER TABLE public.notifications_message CLUSTER ON notifications_message_pkey;


ALTER TABLE ONLY public.workflow_proposedday
    ADD CONSTRAINT proposed_day_once UNIQUE (change_id, date);


ALTER TABLE ONLY public.compliance_publishedscore
    ADD CONSTRAINT published_once_a_year UNIQUE (agency_id, year);


ALTER TABLE ONLY public.workflow_rememberedreply
    ADD CONSTRAINT reply_once_a_key UNIQUE (key_hash);


ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT rung_once UNIQUE (duty_id, level, due_on);


ALTER TABLE ONLY public.accounts_token
    ADD CONSTRAINT token_once UNIQUE (token_hash);


ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT unit_promise_once UNIQUE (unit_id, kind, classification, effective_from);


ALTER TABLE ONLY public.workflow_calendar
    ADD CONSTRAINT workflow_calendar_code_key UNIQUE (code);


ALTER TABLE ONLY public.workflow_calendar
    ADD CONSTRAINT workflow_calendar_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_calendar CLUSTER ON workflow_calendar_pkey;


ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarchange_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_calendarchange CLUSTER ON workflow_calendarchange_pkey;


ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT workflow_calendarversion_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_calendarversion CLUSTER ON workflow_calendarversion_pkey;


ALTER TABLE ONLY public.workflow_calendaryear
    ADD CONSTRAINT workflow_calendaryear_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_calendaryear CLUSTER ON workflow_calendaryear_pkey;


ALTER TABLE ONLY public.workflow_duty
    ADD CONSTRAINT workflow_duty_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_duty CLUSTER ON workflow_duty_pkey;


ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT workflow_event_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_event CLUSTER ON workflow_event_pkey;


ALTER TABLE ONLY public.workflow_heartbeat
    ADD CONSTRAINT workflow_heartbeat_name_key UNIQUE (name);


ALTER TABLE ONLY public.workflow_heartbeat
    ADD CONSTRAINT workflow_heartbeat_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_heartbeat CLUSTER ON workflow_heartbeat_pkey;


ALTER TABLE ONLY public.workflow_holding
    ADD CONSTRAINT workflow_holding_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_holding CLUSTER ON workflow_holding_pkey;


ALTER TABLE ONLY public.workflow_holiday
    ADD CONSTRAINT workflow_holiday_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_holiday CLUSTER ON workflow_holiday_pkey;


ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT workflow_importedcase_complaint_id_key UNIQUE (complaint_id);


ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT workflow_importedcase_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_importedcase CLUSTER ON workflow_importedcase_pkey;


ALTER TABLE ONLY public.workflow_proposedday
    ADD CONSTRAINT workflow_proposedday_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_proposedday CLUSTER ON workflow_proposedday_pkey;


ALTER TABLE ONLY public.workflow_rememberedreply
    ADD CONSTRAINT workflow_rememberedreply_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_rememberedreply CLUSTER ON workflow_rememberedreply_pkey;


ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT workflow_rung_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_rung CLUSTER ON workflow_rung_pkey;


ALTER TABLE ONLY public.workflow_suspension
    ADD CONSTRAINT workflow_suspension_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_suspension CLUSTER ON workflow_suspension_pkey;


ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT workflow_unitpromise_pkey PRIMARY KEY (id);

ALTER TABLE public.workflow_unitpromise CLUSTER ON workflow_unitpromise_pkey;


CREATE INDEX accounts_agency_code_642bac3c_like ON public.accounts_agency USING btree (code varchar_pattern_ops);


CREATE INDEX accounts_feed_unit_id_1af94c55 ON public.accounts_feed USING btree (unit_id);


CREATE INDEX accounts_feed_user_id_59e6a147 ON public.accounts_feed USING btree (user_id);


CREATE INDEX accounts_membership_agency_id_5ab2a535 ON public.accounts_membership USING btree (agency_id);


CREATE INDEX accounts_membership_unit_id_7180f6e8 ON public.accounts_membership USING btree (unit_id);


CREATE INDEX accounts_membership_user_id_487fb39e ON public.accounts_membership USING btree (user_id);


CREATE INDEX accounts_token_user_id_82a3a2c8 ON public.accounts_token USING btree (user_id);


CREATE INDEX accounts_unit_agency_id_6c8d546a ON public.accounts_unit USING btree (agency_id);


CREATE INDEX accounts_unit_code_f5541520_like ON public.accounts_unit USING btree (code varchar_pattern_ops);


CREATE INDEX accounts_unit_parent_id_2488f696 ON public.accounts_unit USING btree (parent_id);


CREATE INDEX accounts_unit_successor_id_12b553bd ON public.accounts_unit USING btree (successor_id);


CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);


CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);


CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);


CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);


CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);


CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


CREATE UNIQUE INDEX calendar_year_once ON public.workflow_calendaryear USING btree (calendar_id, year) WHERE (until_version IS NULL);


CREATE INDEX complaint_list_agency ON public.complaints_complaint USING btree (agency_id, next_due_at, id);


CREATE INDEX complaint_list_all ON public.complaints_complaint USING btree (next_due_at, id);


CREATE INDEX complaint_list_handler ON public.complaints_complaint USING btree (handler_id, next_due_at, id);


CREATE INDEX complaint_list_named ON public.complaints_complaint USING btree (unit_id, next_due_at, id);


CREATE INDEX complaint_list_unit ON public.complaints_complaint USING btree (held_by_id, next_due_at, id);


CREATE INDEX complaint_received ON public.complaints_complaint USING btree (agency_id, received_on);


CREATE INDEX complaint_repeats ON public.complaints_complaint USING btree (duplicate_of_id) WHERE (duplicate_of_id IS NOT NULL);


CREATE INDEX complaints_attachment_complaint_id_a56827f1 ON public.complaints_attachment USING btree (complaint_id);


CREATE INDEX complaints_attachment_message_id_3ba87ec8 ON public.complaints_attachment USING btree (message_id);


CREATE INDEX complaints_attachment_path_af681e30_like ON public.complaints_attachment USING btree (path varchar_pattern_ops);


CREATE INDEX complaints_complaint_accused_complaint_id_777ef408 ON public.complaints_complaint_accused USING btree (complaint_id);


CREATE INDEX complaints_complaint_accused_user_id_ca836ac6 ON public.complaints_complaint_accused USING btree (user_id);


CREATE INDEX compliance_assessment_confirmed_by_id_3c071cc3 ON public.compliance_assessment USING btree (confirmed_by_id);


CREATE INDEX compliance_assessment_entered_by_id_7c4c685d ON public.compliance_assessment USING btree (entered_by_id);


CREATE INDEX compliance_assessment_marked_by_id_33521ce7 ON public.compliance_assessment USING btree (marked_by_id);


CREATE INDEX compliance_assessment_unit_id_435a8da8 ON public.compliance_assessment USING btree (unit_id);


CREATE INDEX compliance_publishedscore_agency_id_65ad7907 ON public.compliance_publishedscore USING btree (agency_id);


CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);


CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);


CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


CREATE INDEX duty_counted_with ON public.workflow_duty USING btree (calendar, complaint_id) WHERE ((ended_at IS NULL) AND (met_at IS NULL));


CREATE INDEX duty_due ON public.workflow_duty USING btree (kind, round, due_on);


CREATE INDEX duty_of_complaint ON public.workflow_duty USING btree (complaint_id, kind, round);


CREATE UNIQUE INDEX duty_runs_once_a_round ON public.workflow_duty USING btree (complaint_id, kind, round) WHERE ((ended_at IS NULL) AND (met_at IS NULL));


CREATE INDEX duty_to_climb ON public.workflow_duty USING btree (rung_at, id) WHERE ((ended_at IS NULL) AND (met_at IS NULL) AND (rung_at IS NOT NULL));


CREATE INDEX duty_to_sweep ON public.workflow_duty USING btree (due_at, id) WHERE ((ended_at IS NULL) AND (met_at IS NULL) AND (swept_at IS NULL));


CREATE UNIQUE INDEX feed_one_address_at_a_time ON public.accounts_feed USING btree (user_id, unit_id) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);


CREATE INDEX holding_of_unit ON public.workflow_holding USING btree (unit_id, from_at);


CREATE UNIQUE INDEX holding_one_at_a_time ON public.workflow_holding USING btree (complaint_id) WHERE (until_at IS NULL);


CREATE UNIQUE INDEX holiday_once_a_day ON public.workflow_holiday USING btree (calendar_id, date) WHERE (until_version IS NULL);


CREATE INDEX identity_mail_address ON public.complaints_identity USING btree (lower((email)::text));


CREATE INDEX message_in_hand ON public.notifications_message USING btree (claimed_at) WHERE ((state)::text = 'sending'::text);


CREATE INDEX message_sent ON public.notifications_message USING btree (sent_at) WHERE (((origin)::text = 'live'::text) AND ((state)::text = 'sent'::text));


CREATE INDEX message_to_send ON public.notifications_message USING btree (next_try_at, id) WHERE ((state)::text = 'queued'::text);


CREATE INDEX notifications_message_complaint_id_d1906e4d ON public.notifications_message USING btree (complaint_id);


CREATE INDEX notifications_message_identity_id_45772354 ON public.notifications_message USING btree (identity_id);


CREATE INDEX notifications_message_user_id_89f939e6 ON public.notifications_message USING btree (user_id);


CREATE INDEX reply_age ON public.workflow_rememberedreply USING btree (created_at);


CREATE INDEX rung_of_complaint ON public.workflow_rung USING btree (complaint_id);


CREATE INDEX statement_of_complaint ON public.complaints_statement USING btree (complaint_id, kind);


CREATE INDEX statement_search ON public.complaints_statement USING gin (to_tsvector('indonesian'::regconfig, COALESCE(body, ''::text))) WHERE ((kind)::text = ANY ((ARRAY['subject'::character varying, 'description'::character varying])::text[]));


CREATE INDEX suspension_of_complaint ON public.workflow_suspension USING btree (complaint_id);


CREATE UNIQUE INDEX suspension_one_at_a_time ON public.workflow_suspension USING btree (complaint_id) WHERE (until_at IS NULL);


CREATE INDEX suspension_to_end ON public.workflow_suspension USING btree (resume_by_at) WHERE (until_at IS NULL);


CREATE INDEX workflow_calendar_code_e234fc76_like ON public.workflow_calendar USING btree (code varchar_pattern_ops);


CREATE INDEX workflow_calendar_parent_id_90bb1a35 ON public.workflow_calendar USING btree (parent_id);


CREATE INDEX workflow_calendarchange_approved_by_id_1dd44d12 ON public.workflow_calendarchange USING btree (approved_by_id);


CREATE INDEX workflow_calendarchange_calendar_id_91824e9d ON public.workflow_calendarchange USING btree (calendar_id);


CREATE INDEX workflow_calendarchange_proposed_by_id_0bfc7da2 ON public.workflow_calendarchange USING btree (proposed_by_id);


CREATE INDEX workflow_calendarversion_calendar_id_eb8c107d ON public.workflow_calendarversion USING btree (calendar_id);


CREATE INDEX workflow_calendarversion_change_id_c2408011 ON public.workflow_calendarversion USING btree (change_id);


CREATE INDEX workflow_calendaryear_calendar_id_aa8ae213 ON public.workflow_calendaryear USING btree (calendar_id);


CREATE INDEX workflow_heartbeat_name_b7f28658_like ON public.workflow_heartbeat USING btree (name varchar_pattern_ops);


CREATE INDEX workflow_holding_complaint_id_620bd53c ON public.workflow_holding USING btree (complaint_id);


CREATE INDEX workflow_holiday_calendar_id_c2e830e1 ON public.workflow_holiday USING btree (calendar_id);


CREATE INDEX workflow_proposedday_change_id_af35156a ON public.workflow_proposedday USING btree (change_id);


CREATE INDEX workflow_unitpromise_made_by_id_f0adf023 ON public.workflow_unitpromise USING btree (made_by_id);


CREATE TRIGGER pgtrigger_follows_the_last_one_753b6 BEFORE INSERT ON public.workflow_event FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_follows_the_last_one_753b6();


COMMENT ON TRIGGER pgtrigger_follows_the_last_one_753b6 ON public.workflow_event IS '436089acd964216dd101d45eb41101f7858d2a9d';


CREATE TRIGGER pgtrigger_is_append_only_5c019 BEFORE DELETE OR UPDATE ON public.workflow_event FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_5c019();


COMMENT ON TRIGGER pgtrigger_is_append_only_5c019 ON public.workflow_event IS 'cd57f104e1f5b40da740966ee66573179edd8ad7';


CREATE TRIGGER pgtrigger_is_kept_59e5a BEFORE DELETE ON public.workflow_calendarchange FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_59e5a();


COMMENT ON TRIGGER pgtrigger_is_kept_59e5a ON public.workflow_calendarchange IS '0093d5302959313e5af3370f7bc79d42440d1ca8';


CREATE TRIGGER pgtrigger_is_kept_80cb3 BEFORE DELETE OR UPDATE ON public.workflow_unitpromise FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_80cb3();


COMMENT ON TRIGGER pgtrigger_is_kept_80cb3 ON public.workflow_unitpromise IS '8a5f67aa871d76292188fc07581601037eecd1a3';


CREATE TRIGGER pgtrigger_is_kept_ff806 BEFORE DELETE OR UPDATE ON public.workflow_calendarversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_ff806();


COMMENT ON TRIGGER pgtrigger_is_kept_ff806 ON public.workflow_calendarversion IS '69d10808ec16ba2e546970c8ccb9a0424ec1e874';


CREATE TRIGGER pgtrigger_is_never_deleted_b5451 BEFORE DELETE ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_never_deleted_b5451();


COMMENT ON TRIGGER pgtrigger_is_never_deleted_b5451 ON public.complaints_complaint IS '1bc0a1ff1a00069ff1eeb492b23c1f24c05c869e';


CREATE TRIGGER pgtrigger_is_never_emptied_f55b5 BEFORE TRUNCATE ON public.workflow_event FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_f55b5();


COMMENT ON TRIGGER pgtrigger_is_never_emptied_f55b5 ON public.workflow_event IS '433ea253a36ed854362d21a5bec36e895a4393a4';


CREATE TRIGGER pgtrigger_is_retired_not_deleted_4a893 BEFORE DELETE ON public.workflow_calendaryear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_retired_not_deleted_4a893();


COMMENT ON TRIGGER pgtrigger_is_retired_not_deleted_4a893 ON public.workflow_calendaryear IS 'e0c998b3d0c5d9384e4cfa335f9f4c94d0c02fd7';


CREATE TRIGGER pgtrigger_is_retired_not_deleted_5eb7c BEFORE DELETE ON public.workflow_calendar FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_retired_not_deleted_5eb7c();


COMMENT ON TRIGGER pgtrigger_is_retired_not_deleted_5eb7c ON public.workflow_calendar IS '83c51011a8e3a0269929924ebfd0007a5de77bf4';


CREATE TRIGGER pgtrigger_is_retired_not_deleted_77c9a BEFORE DELETE ON public.workflow_holiday FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_retired_not_deleted_77c9a();


COMMENT ON TRIGGER pgtrigger_is_retired_not_deleted_77c9a ON public.workflow_holiday IS 'e70582c9948e750c0b370c62ed4c1fa1ca118483';


CREATE TRIGGER pgtrigger_seats_changed_65d8f AFTER INSERT OR DELETE OR UPDATE ON public.accounts_membership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_seats_changed_65d8f();


COMMENT ON TRIGGER pgtrigger_seats_changed_65d8f ON public.accounts_membership IS 'c0dab39b39f8a85447db144e21adcc4d5e6e06f4';


CREATE CONSTRAINT TRIGGER pgtrigger_state_has_its_event_ddce1 AFTER INSERT OR UPDATE OF state, last_seq ON public.complaints_complaint DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_state_has_its_event_ddce1();


COMMENT ON TRIGGER pgtrigger_state_has_its_event_ddce1 ON public.complaints_complaint IS '3f5ca4727918ffc5fe5b1326fea0835c0929d9fb';


ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT accounts_feed_unit_id_1af94c55_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT accounts_feed_user_id_59e6a147_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_agency_id_5ab2a535_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_unit_id_7180f6e8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_user_id_487fb39e_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_token
    ADD CONSTRAINT accounts_token_user_id_82a3a2c8_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_agency_id_6c8d546a_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_parent_id_2488f696_fk_accounts_unit_id FOREIGN KEY (parent_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_successor_id_12b553bd_fk_accounts_unit_id FOREIGN KEY (successor_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachmen_complaint_id_a56827f1_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachmen_message_id_3ba87ec8_fk_complaint FOREIGN KEY (message_id) REFERENCES public.complaints_statement(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachmen_uploaded_by_id_9f8f32b3_fk_accounts_ FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_agency_id_23b37394_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_answered_by_id_8231c2ca_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_barred_from_answerin_50e05c24_fk_accounts_ FOREIGN KEY (barred_from_answering_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_claim_confirmed_by_i_3b1451fc_fk_accounts_ FOREIGN KEY (claim_confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_claimed_by_id_9ca85593_fk_accounts_user_id FOREIGN KEY (claimed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_complaint_id_777ef408_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_duplicate_of_id_210fc0aa_fk_complaint FOREIGN KEY (duplicate_of_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_handler_id_be7a03e0_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_held_by_id_ff0e1bb5_fk_accounts_unit_id FOREIGN KEY (held_by_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_reclassification_by__4a26340f_fk_accounts_ FOREIGN KEY (reclassification_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_rejected_by_id_d45dbb06_fk_accounts_ FOREIGN KEY (rejected_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_unit_id_89d23118_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_user_id_ca836ac6_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_identity
    ADD CONSTRAINT complaints_identity_complaint_id_2f4df4a6_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_statement
    ADD CONSTRAINT complaints_statement_author_id_e8871c2b_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_statement
    ADD CONSTRAINT complaints_statement_complaint_id_6bc80440_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessmen_confirmed_by_id_3c071cc3_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessmen_entered_by_id_7c4c685d_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessment_marked_by_id_33521ce7_fk_accounts_user_id FOREIGN KEY (marked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessment_unit_id_435a8da8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.compliance_publishedscore
    ADD CONSTRAINT compliance_published_agency_id_65ad7907_fk_accounts_ FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_attachment_id_1e5e37ea_fk_complaint FOREIGN KEY (attachment_id) REFERENCES public.complaints_attachment(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_complaint_id_d1906e4d_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_identity_id_45772354_fk_complaint FOREIGN KEY (identity_id) REFERENCES public.complaints_identity(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_user_id_89f939e6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendar
    ADD CONSTRAINT workflow_calendar_parent_id_90bb1a35_fk_workflow_calendar_id FOREIGN KEY (parent_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarcha_approved_by_id_1dd44d12_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarcha_calendar_id_91824e9d_fk_workflow_ FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarcha_proposed_by_id_0bfc7da2_fk_accounts_ FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT workflow_calendarver_calendar_id_eb8c107d_fk_workflow_ FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT workflow_calendarver_change_id_c2408011_fk_workflow_ FOREIGN KEY (change_id) REFERENCES public.workflow_calendarchange(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_calendaryear
    ADD CONSTRAINT workflow_calendaryea_calendar_id_aa8ae213_fk_workflow_ FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_duty
    ADD CONSTRAINT workflow_duty_complaint_id_970c4ca4_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_duty
    ADD CONSTRAINT workflow_duty_promise_id_c5b65160_fk_workflow_unitpromise_id FOREIGN KEY (promise_id) REFERENCES public.workflow_unitpromise(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT workflow_event_actor_id_598cc2c1_fk_accounts_user_id FOREIGN KEY (actor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT workflow_event_complaint_id_45e9ea03_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_holding
    ADD CONSTRAINT workflow_holding_complaint_id_620bd53c_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_holding
    ADD CONSTRAINT workflow_holding_unit_id_99981ae8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_holiday
    ADD CONSTRAINT workflow_holiday_calendar_id_c2e830e1_fk_workflow_calendar_id FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT workflow_importedcas_complaint_id_dee74f79_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_proposedday
    ADD CONSTRAINT workflow_proposedday_change_id_af35156a_fk_workflow_ FOREIGN KEY (change_id) REFERENCES public.workflow_calendarchange(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT workflow_rung_complaint_id_4381d994_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT workflow_rung_duty_id_848cce39_fk_workflow_duty_id FOREIGN KEY (duty_id) REFERENCES public.workflow_duty(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_suspension
    ADD CONSTRAINT workflow_suspension_complaint_id_1fe9f187_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT workflow_unitpromise_made_by_id_f0adf023_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT workflow_unitpromise_unit_id_2ccab554_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;


