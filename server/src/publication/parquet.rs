//! A frame as Parquet: strings as UTF-8, numbers as doubles, nothing where a code says that there is no number.

use std::io;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use shared::dataset::{Column, Frame, Values};

pub(super) fn write(frame: &Frame) -> io::Result<Vec<u8>> {
    written(frame).map_err(io::Error::other)
}

fn written(frame: &Frame) -> Result<Vec<u8>, ParquetError> {
    let fields = frame.columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder("tables").with_fields(fields).build()?);
    // Labels travel along as the file's own notes.
    let notes =
        frame.columns.iter().map(|column| KeyValue::new(format!("label:{}", column.name), column.label.clone())).collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(parquet::basic::GzipLevel::default()))
        .set_created_by(concat!("porchlight ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(notes))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for column in &frame.columns {
        let Some(mut open) = group.next_column()? else { break };
        match &column.values {
            Values::Text(texts) => {
                let values: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(text.as_str())).collect();
                open.typed::<ByteArrayType>().write_batch(&values, None, None)?;
            }
            Values::Number(numbers) => {
                let is_there = |number: &f64| !column.missing.iter().any(|(code, _)| code.to_bits() == number.to_bits());
                let values: Vec<f64> = numbers.iter().copied().filter(is_there).collect();
                let levels: Vec<i16> = numbers.iter().map(|number| i16::from(is_there(number))).collect();
                open.typed::<DoubleType>().write_batch(&values, Some(&levels), None)?;
            }
        }
        open.close()?;
    }
    group.close()?;
    writer.into_inner()
}

fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, converted, repetition) = match column.values {
        Values::Text(_) => (Physical::BYTE_ARRAY, ConvertedType::UTF8, Repetition::REQUIRED),
        Values::Number(_) => (Physical::DOUBLE, ConvertedType::NONE, Repetition::OPTIONAL),
    };
    let builder = Type::primitive_type_builder(&column.name, physical).with_converted_type(converted).with_repetition(repetition);
    Ok(Arc::new(builder.build()?))
}
