-- A community's card of a week waits or was sent once: run again, it says what is new in the same row.
create unique index outbox_card on patrol.outbox (district_id, (message ->> 'week'), (message ->> 'community'))
  where topic = 'card.week';
comment on table patrol.outbox is 'Messages to be sent: topic card.week is a community''s weekly card.';
