# Estimates from synthetic records, with ranges.
#
#   study <- study(".")                                              # the folder with records.csv and measured.csv
#   estimate(study, share("safe", "yes"))                            # value, low, high
#   estimate(study, share("safe", "yes", where = list(age = c("1", "2"))))
#   estimate(study, average("trust"))
#   estimate(study, difference("trust", "safe", "yes", "no"))
#   estimate(study, linear("trust", c("age"))$age)
#   estimate(study, logistic("safe", "yes", c("age"))$age)
#
# records.csv alone says nothing of how sure its numbers are, and relations that noise could have made are not in it. So an estimate begins
# with the records and is then corrected by measured.csv, the noisy numbers themselves, which nothing was taken out of: a one-step
# estimator. To first order it is unbiased, and its range covers who happened to be asked as well as the noise: measured.csv holds what
# each of the sets, surveys as this one might have come out, would have measured. What was not measured is not guessed: an
# estimate that needs it is refused.
#
# For any other model there are the sets as records, in sets.csv:
#
#   records <- read.csv("records.csv", check.names = FALSE); all <- read.csv("sets.csv", check.names = FALSE)
#   by_sets(function(d) coef(lm(as.numeric(trust) ~ as.numeric(age), d))[[2]], records, split(all, all$set))
#
# Those ranges hold only for what the records know. A relation that was not measured is in none of the sets: a range of it lies around "no
# relation" and holds nothing, and one that noise has drowned in part is held too seldom. quality.json tells under "relations" how
# much of each is kept, from 0 to 1; what is not there was not measured. Look before you believe one.
#
# It needs R alone. Codes that are no numbers (skipped, not asked) are left out of averages and models.

no_answer <- c("skipped", "not_asked")
# Less of an estimate than this must not rest on more than two questions at a time.
measured_at_least <- 0.9

question <- function(items) sub("[.].*", "", items)
numbers <- function(rows, item) suppressWarnings(as.numeric(rows$codes[[item]]))
are_in <- function(rows, where) {
  inside <- rep(TRUE, length(rows$weights))
  for (item in names(where)) inside <- inside & rows$codes[[item]] %in% where[[item]]
  inside
}

# Something to estimate. `solve` gives its value for rows and the influence of each row on it: how fast it changes with the row's weight,
# in units of all weights. A weight of 0 is of a row that may be asked about and does not count.
figure <- function(items, solve) list(items = sort(unique(c(items, question(items)))), solve = solve)

ratio <- function(rows, inside, values) {
  weights <- rows$weights * inside
  if (!any(weights > 0)) stop("there is nobody among the records whom this is about")
  value <- sum(weights * values) / sum(weights)
  list(value = value, influence = inside * (values - value) * sum(rows$weights) / sum(weights))
}

# Of those who answered, and are among `where`: codes by question.
share <- function(item, code, where = list()) {
  figure(c(item, names(where)), function(rows) {
    answered <- !rows$codes[[question(item)]] %in% no_answer
    ratio(rows, answered & are_in(rows, where), as.numeric(rows$codes[[item]] == code))
  })
}

# Of a scale, and of anything whose codes are numbers.
average <- function(item, where = list()) {
  figure(c(item, names(where)), function(rows) {
    values <- numbers(rows, item)
    ratio(rows, !is.na(values) & are_in(rows, where), ifelse(is.na(values), 0, values))
  })
}

# The average of `item` among those with one code of `group` less that among those with another.
difference <- function(item, group, first, second) {
  one <- average(item, setNames(list(first), group))
  other <- average(item, setNames(list(second), group))
  figure(c(item, group), function(rows) {
    left <- one$solve(rows)
    right <- other$solve(rows)
    list(value = left$value - right$value, influence = left$influence - right$influence)
  })
}

# Which rows are complete, and a one with the items' numbers for each.
design <- function(rows, items) {
  columns <- cbind(1, vapply(items, function(item) numbers(rows, item), numeric(length(rows$weights))))
  inside <- rowSums(is.na(columns)) == 0
  columns[is.na(columns)] <- 0
  list(inside = inside, columns = columns)
}

slopes_of <- function(solve, outcome, items) {
  figures <- lapply(seq_along(items), function(place) {
    figure(c(outcome, items), function(rows) {
      solved <- solve(rows)
      list(value = solved$slopes[place + 1], influence = solved$influence[, place + 1])
    })
  })
  setNames(figures, items)
}

# Slopes by least squares: a figure for each item.
linear <- function(outcome, items) {
  slopes_of(function(rows) {
    design <- design(rows, c(outcome, items))
    values <- design$columns[, 2]
    columns <- design$columns[, -2, drop = FALSE]
    square <- t(columns * (rows$weights * design$inside)) %*% columns
    slopes <- solve(square, t(columns) %*% (values * rows$weights * design$inside))
    score <- columns * as.vector((values - columns %*% slopes) * design$inside)
    list(slopes = as.vector(slopes), influence = score %*% solve(square) * sum(rows$weights))
  }, outcome, items)
}

# Slopes of the log odds of a code, by Newton's steps: a figure for each item.
logistic <- function(outcome, code, items) {
  slopes_of(function(rows) {
    design <- design(rows, items)
    columns <- design$columns
    inside <- design$inside & !rows$codes[[question(outcome)]] %in% no_answer
    values <- as.numeric(rows$codes[[outcome]] == code)
    slopes <- rep(0, ncol(columns))
    for (step in 1:50) {
      chances <- as.vector(1 / (1 + exp(-columns %*% slopes)))
      score <- columns * ((values - chances) * inside)
      square <- t(columns * (rows$weights * inside * chances * (1 - chances))) %*% columns
      change <- solve(square, colSums(score * rows$weights))
      slopes <- slopes + change
      if (max(abs(change)) < 1e-10) break
    }
    list(slopes = slopes, influence = score %*% solve(square) * sum(rows$weights))
  }, outcome, items)
}

# What a folder of records knows.
study <- function(folder) {
  read <- function(name) {
    read.csv(file.path(folder, name), colClasses = "character", check.names = FALSE, encoding = "UTF-8", na.strings = character())
  }
  measured <- read("measured.csv")
  people <- matrix(as.numeric(as.matrix(measured[, -(1:4)])), nrow = nrow(measured))
  list(codes = as.list(read("records.csv")), cells = measured[, 1:4], people = people)
}

# The figure and its range.
estimate <- function(study, figure, level = 0.95) {
  unknown <- setdiff(figure$items, names(study$codes))
  if (length(unknown) > 0) stop(sprintf("there is no column \"%s\" in the records", unknown[1]))
  questions <- unique(question(figure$items))
  pairs <- unique(data.frame(first = question(study$cells$first), second = question(study$cells$second)))
  for (first in questions) {
    for (second in questions[questions > first]) {
      if (!any((pairs$first == first & pairs$second == second) | (pairs$first == second & pairs$second == first))) {
        stop(sprintf("\"%s\" and \"%s\" were not measured together, so nothing is known of their relation", first, second))
      }
    }
  }
  is_used <- study$cells$first %in% c(figure$items, "") & study$cells$second %in% c(figure$items, "")
  cells <- study$cells[is_used, ]
  people <- study$people[is_used, , drop = FALSE]
  if (ncol(people) < 3) stop("there are no sets to make a range of")
  rows <- kinds(study, figure$items, cells)
  solved <- figure$solve(rows)
  parted <- parted(rows, solved$influence, cells)
  if (parted$told < measured_at_least) {
    stop(sprintf(
      "this rests on more than two questions at a time, which were not measured: only %.0f %% of it is known", 100 * parted$told
    ))
  }
  values <- solved$value + as.vector(parted$parts %*% people) / people[1, ]
  count <- ncol(people) - 1
  # What no table shows varies with who was asked all the same.
  unseen <- (1 - parted$told) * sum(rows$weights * solved$influence^2) / sum(rows$weights) / max(people[1, 1], 1)
  half_width <- qt(0.5 + level / 2, count - 1) * sqrt(var(values[-1]) * (1 + 1 / count) + unseen)
  c(value = values[1], low = values[1] - half_width, high = values[1] + half_width)
}

# The kinds of records by these items with how many there are, and for each cell a row in it, or it could not be asked about.
kinds <- function(study, items, cells) {
  table <- as.data.frame(study$codes[items], check.names = FALSE, stringsAsFactors = FALSE)
  key <- do.call(paste, c(table, sep = "\r"))
  known <- !duplicated(key)
  weights <- as.vector(table(factor(key, levels = key[known])))
  extra <- table[(((seq_len(nrow(cells)) - 1) * 7919) %% nrow(table)) + 1, , drop = FALSE]
  for (place in seq_len(nrow(cells))) {
    if (cells$first[place] != "") extra[place, cells$first[place]] <- cells$first_code[place]
    if (cells$second[place] != "") extra[place, cells$second[place]] <- cells$second_code[place]
  }
  list(codes = as.list(rbind(table[known, , drop = FALSE], extra)), weights = c(weights, rep(0, nrow(extra))))
}

# The influence as a sum of parts, one for each cell, by least squares; and how much of it that is.
parted <- function(rows, influence, cells) {
  columns <- vapply(seq_len(nrow(cells)), function(place) {
    where <- list()
    if (cells$first[place] != "") where[[cells$first[place]]] <- cells$first_code[place]
    if (cells$second[place] != "") where[[cells$second[place]]] <- cells$second_code[place]
    as.numeric(are_in(rows, where))
  }, numeric(length(rows$weights)))
  # Rows that do not count hardly count here.
  weights <- pmax(rows$weights, 1e-3)
  square <- t(columns * weights) %*% columns
  diag(square) <- diag(square) + 1e-9 * sum(rows$weights)
  parts <- solve(square, t(columns * weights) %*% influence, tol = 0)
  parts <- parts + solve(square, t(columns * weights) %*% (influence - columns %*% parts), tol = 0)
  rest <- sum(rows$weights * (influence - columns %*% parts)^2)
  list(parts = as.vector(parts), told = 1 - rest / max(sum(rows$weights * influence^2), 1e-300))
}

# Any function from a data frame to a number, and its range.
by_sets <- function(figure, records, sets, level = 0.95) {
  value <- figure(records)
  others <- vapply(sets, figure, numeric(1))
  # What sets are off by on average from the records, the records are off by from the people who answered.
  off <- mean(others) - value
  count <- length(others)
  spread <- sqrt(var(others) * (1 + 1 / count) + off^2)
  half_width <- qt(0.5 + level / 2, count - 1) * spread
  c(value = value - off, low = value - off - half_width, high = value - off + half_width)
}
